import { connectRemote, type RemoteFixture } from '../support/connect-port.ts';
import type { ContractFixture, ContractOptions } from './contract-options.ts';
import { createMemoryFixture } from './memory-fixture.ts';
import { registerRepositoryContract } from './repository-contract.ts';
import { registerRetentionContract } from './retention-contract.ts';

/** What tabs see of the store that a worker keeps: the same, each at the far end of a line of its own. */
async function createFixture(): Promise<ContractFixture> {
  const local = createMemoryFixture();
  const tabs: RemoteFixture[] = [await connectRemote(local.database)];
  return {
    ...local,
    database: tabs[0]?.remote ?? local.database,
    async openAs(browserId) {
      const tab = await connectRemote(await local.openAs(browserId));
      tabs.push(tab);
      return tab.remote;
    },
    async settled() {
      for (const tab of tabs) await tab.settled();
      await local.settled();
    },
    async dispose() {
      for (const { remote } of tabs) await remote.close();
      await local.dispose();
    },
  };
}

const options: ContractOptions = {
  clock: { kind: 'injected' },
  searchRanking: 'fields',
  handedOut: 'frozen',
  ownWrites: 'acknowledged',
  turnOrder: 'all',
  modelRuns: 10,
  peopleRuns: 5,
  crowd: 500,
};

registerRepositoryContract('The memory database over a MessagePort', createFixture, options);
registerRetentionContract('The memory database over a MessagePort', createFixture, options);
