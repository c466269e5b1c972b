import { createConvexFixture } from './convex-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';

registerRepositoryContract('The Convex database', createConvexFixture, {
  clock: { kind: 'server', toleranceMs: 2000 },
  searchRanking: 'fields',
  handedOut: 'frozen',
  ownWrites: 'foretold',
  turnOrder: 'writes',
  modelRuns: 5,
  peopleRuns: 2,
  crowd: 40,
});
