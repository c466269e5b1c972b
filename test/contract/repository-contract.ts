import { registerClosing } from './closing.ts';
import type { ContractFixture, ContractOptions } from './contract-options.ts';
import { createContract } from './contract.ts';
import { registerCreating } from './creating.ts';
import { registerDeclaration } from './declared-options.ts';
import { registerDeleting } from './deleting.ts';
import { registerIsolation } from './isolation.ts';
import { registerModelComparison } from './model/comparison.ts';
import { registerObservers } from './observers.ts';
import { registerOrdering } from './ordering.ts';
import { registerPaging } from './paging.ts';
import { registerReading } from './reading.ts';
import { registerRefusingQueries } from './refusing-queries.ts';
import { registerSearchingMatches } from './searching-matches.ts';
import { registerSearchingOrder } from './searching-order.ts';
import { registerUnsubscribing } from './unsubscribing.ts';
import { registerUpdating } from './updating.ts';
import { registerWatchingChanges } from './watching-changes.ts';
import { registerWatchingItems } from './watching-items.ts';
import { registerWatchingPages } from './watching-pages.ts';
import { registerWatchingSnapshots } from './watching-snapshots.ts';
import { describe } from 'vitest';

const themes = {
  reading: registerReading,
  ordering: registerOrdering,
  paging: registerPaging,
  'searching: what is found': registerSearchingMatches,
  'searching: in which order': registerSearchingOrder,
  'refusing queries': registerRefusingQueries,
  creating: registerCreating,
  updating: registerUpdating,
  deleting: registerDeleting,
  isolation: registerIsolation,
  'watching pages': registerWatchingPages,
  'watching items': registerWatchingItems,
  'watching changes': registerWatchingChanges,
  'watching snapshots': registerWatchingSnapshots,
  unsubscribing: registerUnsubscribing,
  observers: registerObservers,
  closing: registerClosing,
  'comparison with the model': registerModelComparison,
};

/**
 * All that the interface promises, against one implementation. `createFixture` is called for every
 * test and gives an empty database; `options` say in what this implementation differs.
 */
export function registerRepositoryContract(
  name: string,
  createFixture: () => Promise<ContractFixture>,
  options: ContractOptions,
): void {
  const contract = createContract(createFixture, options);
  describe(`${name} keeps the repository contract`, () => {
    registerDeclaration(name, options, Object.keys(themes));
    for (const [theme, register] of Object.entries(themes)) {
      describe(theme, () => register(contract));
    }
  });
}
