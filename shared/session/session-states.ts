import type { Unsubscribe } from '../database/database.ts';
import { notify } from '../database/notify.ts';
import type { Session, SessionState } from './session.ts';

export interface SessionStates extends Pick<Session, 'watch'> {
  readonly current: SessionState;
  /** Tells everybody who watches. */
  set(state: SessionState): void;
  /** Ends every watch without a word. */
  clear(): void;
}

/** The state of a session and who wants to know of it. */
export function createSessionStates(initial: SessionState): SessionStates {
  const observers = new Set<{ readonly call: (state: SessionState) => void }>();
  let current = initial;
  return {
    get current() {
      return current;
    },
    set(state) {
      current = state;
      for (const { call } of observers) notify(() => call(state));
    },
    watch(call): Unsubscribe {
      // Wrapped, so that the same function may watch twice.
      const observer = { call };
      observers.add(observer);
      return () => void observers.delete(observer);
    },
    clear: () => observers.clear(),
  };
}
