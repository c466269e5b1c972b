import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import type { ContractFixture } from './contract-options.ts';

/** For a database in this process: its clock stands still until it is moved, its observers are told in microtasks. */
export function createLocalFixture(createDatabase: (now: () => number) => Database): ContractFixture {
  let time = Date.UTC(2026, 0, 1);
  const now = () => time;
  const database = createDatabase(now);
  return {
    database,
    now,
    advance(ms) {
      time += ms;
      return Promise.resolve();
    },
    async settled() {
      await setImmediate();
    },
    dispose: () => database.close(),
  };
}
