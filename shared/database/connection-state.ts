import type { ConnectionState, Unsubscribe } from './database.ts';
import { notify } from './notify.ts';
import { createStates, type States } from './states.ts';

/** Whoever watches is called with the present state first. */
export type ConnectionStates = States<ConnectionState>;

/** The state of a connection and who wants to know of it. */
export function createConnectionStates(initial: ConnectionState): ConnectionStates {
  const states = createStates(initial);
  /** Those who have not been called for the first time yet. */
  const waiting = new Set<object>();
  return {
    get current() {
      return states.current;
    },
    set: (state) => states.set(state),
    watch(call) {
      const turn = {};
      let end: Unsubscribe = () => undefined;
      waiting.add(turn);
      queueMicrotask(() => {
        if (!waiting.delete(turn)) return;
        end = states.watch(call);
        notify(() => call(states.current));
      });
      return () => {
        waiting.delete(turn);
        end();
      };
    },
    clear() {
      waiting.clear();
      states.clear();
    },
  };
}
