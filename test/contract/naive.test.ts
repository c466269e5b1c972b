import type { ContractOptions } from './contract-options.ts';
import { createNaiveFixture } from './naive-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';
import { registerRetentionContract } from './retention-contract.ts';

const createFixture = () => Promise.resolve(createNaiveFixture());

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
