import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { createLocalFixture } from './local-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';

registerRepositoryContract(
  'The memory database',
  () =>
    Promise.resolve(
      createLocalFixture((now) => createMemoryDatabase({ now, onObserverError: () => undefined })),
    ),
  {
    clock: { kind: 'injected' },
    searchRanking: 'fields',
    handedOut: 'frozen',
    ownWrites: 'acknowledged',
    turnOrder: 'all',
    modelRuns: 150,
    crowd: 500,
  },
);
