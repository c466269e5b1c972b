import { NaiveDatabase } from '../support/naive-database.ts';
import { createLocalFixture } from './local-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';

registerRepositoryContract(
  'The naive database',
  () => Promise.resolve(createLocalFixture((now) => new NaiveDatabase(now))),
  {
    clock: { kind: 'injected' },
    searchRanking: 'fields',
    handedOut: 'copied',
    ownWrites: 'acknowledged',
    turnOrder: 'all',
    modelRuns: 15,
    crowd: 500,
  },
);
