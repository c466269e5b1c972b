import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectRemote } from '../support/connect-port.ts';
import type { ContractFixture } from './contract-options.ts';
import { createLocalFixture } from './local-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';

/** What a tab sees of the store that a worker keeps: the same, at the far end of a line. */
async function createFixture(): Promise<ContractFixture> {
  const local = createLocalFixture((now) => createMemoryDatabase({ now }));
  const { remote, settled } = await connectRemote(local.database);
  return {
    ...local,
    database: remote,
    async settled() {
      await settled();
      await local.settled();
    },
    async dispose() {
      await remote.close();
      await local.dispose();
    },
  };
}

registerRepositoryContract('The memory database over a MessagePort', createFixture, {
  clock: { kind: 'injected' },
  searchRanking: 'fields',
  handedOut: 'frozen',
  ownWrites: 'acknowledged',
  turnOrder: 'all',
  modelRuns: 10,
  crowd: 500,
});
