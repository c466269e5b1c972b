import { guestActor } from '../../shared/database/actors.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { ContractFixture } from './contract-options.ts';
import { createLocalFixture } from './local-fixture.ts';

export const createMemoryFixture = (): ContractFixture =>
  createLocalFixture((now) => {
    const database = createMemoryDatabase({ now, onObserverError: () => undefined });
    return {
      database,
      openAs: (browserId) => database.as(guestActor(browserId)),
      prune: () => database.prune(),
      finishBackground: () => database.finishBackground(),
    };
  });
