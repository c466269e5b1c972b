import { registerRepositoryContract } from '../contract/repository-contract.ts';
import { createSmokeFixture } from './smoke-fixture.ts';

registerRepositoryContract('The deployment', createSmokeFixture, {
  // The clocks of two machines are compared.
  clock: { kind: 'server', toleranceMs: 60_000 },
  searchRanking: 'fields',
  handedOut: 'frozen',
  ownWrites: 'foretold',
  turnOrder: 'writes',
  modelRuns: 2,
  peopleRuns: 1,
  crowd: 20,
});
