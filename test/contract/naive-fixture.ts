import { createNaiveDatabase } from '../support/naive-database.ts';
import type { ContractFixture } from './contract-options.ts';
import { createLocalFixture } from './local-fixture.ts';

export const createNaiveFixture = (): ContractFixture =>
  createLocalFixture((now) => {
    const database = createNaiveDatabase(now);
    return { database, openAs: (browserId) => database.as(browserId), prune: () => database.prune() };
  });
