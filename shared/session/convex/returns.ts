/** Who waits for whoever was signed in to be back. */
export interface Returns {
  /** Whether they are back, when that is decided. */
  next(): Promise<boolean>;
  noteBack(): void;
  /** `isForGood`: nobody need wait. */
  noteLeft(isForGood: boolean): void;
}

/** How long one who is refused, and has not heard yet that they are signed out, waits for that, ms. */
const hearing = 1000;

export function createReturns(): Returns {
  const waiting = new Set<(isBack: boolean) => void>();
  let isHere = false;
  const answer = (isBack: boolean) => {
    const answered = [...waiting];
    waiting.clear();
    for (const resolve of answered) resolve(isBack);
  };
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        setTimeout(() => {
          if (isHere && waiting.delete(resolve)) resolve(true);
        }, hearing);
      }),
    noteBack() {
      isHere = true;
      answer(true);
    },
    noteLeft(isForGood) {
      isHere = false;
      if (isForGood) answer(false);
    },
  };
}
