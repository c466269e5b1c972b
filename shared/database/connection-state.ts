import type { ConnectionState, Unsubscribe } from './database.ts';
import { notify } from './notify.ts';

type Observer = (state: ConnectionState) => void;

export interface ConnectionStates {
  readonly current: ConnectionState;
  set(state: ConnectionState): void;
  watch(observer: Observer): Unsubscribe;
  /** Ends every watch without a word. */
  clear(): void;
}

/** The state of a connection and who wants to know of it. */
export function createConnectionStates(initial: ConnectionState): ConnectionStates {
  const observers = new Set<{ readonly call: Observer }>();
  /** Those who have not been called for the first time yet. */
  const waiting = new Set<{ readonly call: Observer }>();
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
      waiting.add(observer);
      queueMicrotask(() => {
        if (!waiting.delete(observer)) return;
        observers.add(observer);
        notify(() => call(current));
      });
      return () => {
        waiting.delete(observer);
        observers.delete(observer);
      };
    },
    clear() {
      waiting.clear();
      observers.clear();
    },
  };
}
