import type { ContractOptions } from './contract-options.ts';
import { createMemoryFixture } from './memory-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';
import { registerRetentionContract } from './retention-contract.ts';

const createFixture = () => Promise.resolve(createMemoryFixture());

const options: ContractOptions = {
  clock: { kind: 'injected' },
  searchRanking: 'fields',
  handedOut: 'frozen',
  ownWrites: 'acknowledged',
  turnOrder: 'all',
  modelRuns: 150,
  peopleRuns: 80,
  crowd: 500,
};

registerRepositoryContract('The memory database', createFixture, options);
registerRetentionContract('The memory database', createFixture, options);
