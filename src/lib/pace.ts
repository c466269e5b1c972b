/** How soon somebody is told that something has changed. */

interface Teller {
  readonly tell: () => void;
  /** What is to be told still is not told any more. */
  readonly stop: () => void;
}

export const atOnce = (onChange: () => void): Teller => ({ tell: onChange, stop: () => undefined });

/**
 * Milliseconds between two renderings of what is watched. A change that comes by itself is shown at once; a screen that
 * rendered each of a hundred writes in a row, which all move a hundred rows, would stand still for seconds.
 */
const pace = 100;

/** Tells at once, and then, however often it is asked to meanwhile, once in each pace. */
export function inPace(onChange: () => void): Teller {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  function tell() {
    isDue = timer !== undefined;
    if (isDue) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) tell();
    }, pace);
    onChange();
  }
  return { tell, stop: () => clearTimeout(timer) };
}
