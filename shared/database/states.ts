import type { Unsubscribe } from './database.ts';
import { notify } from './notify.ts';

export interface States<State> {
  readonly current: State;
  /** Tells everybody who watches. */
  set(state: State): void;
  /** Calls the observer after each change. */
  watch(observer: (state: State) => void): Unsubscribe;
  /** Ends every watch without a word. */
  clear(): void;
}

/** A state that changes, and who wants to know of it. */
export function createStates<State>(initial: State): States<State> {
  const observers = new Set<{ readonly call: (state: State) => void }>();
  let current = initial;
  return {
    get current() {
      return current;
    },
    set(state) {
      current = state;
      for (const { call } of observers) notify(() => call(state));
    },
    watch(call) {
      // Wrapped, so that the same function may watch twice.
      const observer = { call };
      observers.add(observer);
      return () => void observers.delete(observer);
    },
    clear: () => observers.clear(),
  };
}
