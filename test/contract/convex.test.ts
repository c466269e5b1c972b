import type { ContractOptions } from './contract-options.ts';
import { createConvexFixture } from './convex-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';
import { registerRetentionContract } from './retention-contract.ts';

const name = 'The Convex database';
const options: ContractOptions = {
  clock: { kind: 'server', toleranceMs: 2000 },
  searchRanking: 'fields',
  handedOut: 'frozen',
  ownWrites: 'foretold',
  turnOrder: 'writes',
  modelRuns: 5,
  peopleRuns: 2,
  crowd: 40,
};

registerRepositoryContract(name, createConvexFixture, options);
registerRetentionContract(name, createConvexFixture, options);
