export interface Gate {
  /** Runs the handler, now or, while the gate is shut, when it opens. Only the latest one waits. */
  pass: (handle: () => void) => void;
  shut: () => void;
  open: () => void;
}

/**
 * Lets what is heard from a watch wait while a write of our own is on its way: the echo of the write
 * may come before its answer, and would look like somebody else's change.
 */
export function createGate(): Gate {
  let isShut = false;
  let waiting: (() => void) | undefined;
  return {
    pass(handle) {
      if (isShut) waiting = handle;
      else handle();
    },
    shut() {
      isShut = true;
    },
    open() {
      const handle = waiting;
      isShut = false;
      waiting = undefined;
      handle?.();
    },
  };
}
