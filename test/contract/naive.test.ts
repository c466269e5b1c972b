import { createNaiveDatabase } from '../support/naive-database.ts';
import type { ContractOptions } from './contract-options.ts';
import { createLocalFixture } from './local-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';
import { registerRetentionContract } from './retention-contract.ts';

const createFixture = () =>
  Promise.resolve(
    createLocalFixture((now) => {
      const database = createNaiveDatabase(now);
      return { database, openAs: (browserId) => database.as(browserId), prune: () => database.prune() };
    }),
  );

const options: ContractOptions = {
  clock: { kind: 'injected' },
  searchRanking: 'fields',
  handedOut: 'copied',
  ownWrites: 'acknowledged',
  turnOrder: 'all',
  modelRuns: 15,
  peopleRuns: 10,
  crowd: 500,
};

registerRepositoryContract('The naive database', createFixture, options);
registerRetentionContract('The naive database', createFixture, options);
