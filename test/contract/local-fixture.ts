import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import type { ContractFixture } from './contract-options.ts';

/** A database in this process, and what is asked of it besides the interface. */
export interface LocalDatabase {
  readonly database: Database;
  openAs(browserId: string): Database;
  prune(): void | Promise<void>;
  /** For one that does not do everything at once. */
  finishBackground?(): Promise<void>;
}

/** Its clock stands still until it is moved, its observers are told in microtasks. */
export function createLocalFixture(createDatabase: (now: () => number) => LocalDatabase): ContractFixture {
  let time = Date.UTC(2026, 0, 1);
  const now = () => time;
  const { database, openAs, prune, finishBackground } = createDatabase(now);
  const opened: Database[] = [database];
  return {
    database,
    openAs(browserId) {
      const other = openAs(browserId);
      opened.push(other);
      return Promise.resolve(other);
    },
    now,
    advance(ms) {
      time += ms;
      return Promise.resolve();
    },
    async settled() {
      await setImmediate();
    },
    async finishBackground() {
      await finishBackground?.();
    },
    async prune() {
      await prune();
    },
    async dispose() {
      for (const one of opened) await one.close();
    },
  };
}
