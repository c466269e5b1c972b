export interface Gate {
  /** Runs the handler, now or, while the gate is shut, when it opens. Only the latest one waits. */
  pass: (handle: () => void) => void;
  shut: () => void;
  /** In a moment, unless it is shut again before. */
  open: () => void;
}

/**
 * Milliseconds in which what follows from an answer arrives: of a write that was refused, what was
 * foretold is taken back after the answer, and must not be taken for the item until then.
 */
const moment = 50;

/**
 * Lets what is heard from a watch wait while a write of our own is on its way: the echo of the write
 * may come before its answer, and would look like somebody else's change.
 */
export function createGate(): Gate {
  let isShut = false;
  let waiting: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    pass(handle) {
      if (isShut) waiting = handle;
      else handle();
    },
    shut() {
      clearTimeout(timer);
      isShut = true;
    },
    open() {
      timer = setTimeout(() => {
        const handle = waiting;
        isShut = false;
        waiting = undefined;
        handle?.();
      }, moment);
    },
  };
}
