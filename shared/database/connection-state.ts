import type { ConnectionState, Unsubscribe } from './database.ts';
import { notify } from './notify.ts';
import { createStates, type States } from './states.ts';

/** Whoever watches is called with the present state first. */
export type ConnectionStates = States<ConnectionState>;

/** The state of a connection and who wants to know of it. */
export function createConnectionStates(initial: ConnectionState): ConnectionStates {
  const states = createStates(initial);
  /** What those who watch hold until they are called for the first time; another one when all are let go. */
  let ticket = {};
  return {
    get current() {
      return states.current;
    },
    set: (state) => states.set(state),
    watch(call) {
      let own: object | undefined = ticket;
      let end: Unsubscribe = () => (own = undefined);
      queueMicrotask(() => {
        if (own !== ticket) return;
        end = states.watch(call);
        notify(() => call(states.current));
      });
      return () => end();
    },
    clear() {
      ticket = {};
      states.clear();
    },
  };
}
