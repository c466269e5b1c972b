import { expect, vi } from 'vitest';
import type { ConnectionState, Database } from '../../shared/database/database.ts';
import { patience } from '../support/patience.ts';

/** Every state of a connection from now on. */
export function watchStates(database: Database): ConnectionState[] {
  const states: ConnectionState[] = [];
  database.watchConnection((state) => states.push(state));
  return states;
}

/** Waits until the last of the states has all of this. */
export const reach = (states: readonly ConnectionState[], state: object): Promise<unknown> =>
  vi.waitFor(() => expect(states.at(-1)).toMatchObject(state), patience);
