import { registerBatches } from './batches.ts';
import { registerClosing } from './closing.ts';
import type { ContractFixture, ContractOptions } from './contract-options.ts';
import { createContract } from './contract.ts';
import { registerCreating } from './creating.ts';
import { registerDeclaration } from './declared-options.ts';
import { registerDeleting } from './deleting.ts';
import { registerIsolatingChanges } from './isolating-changes.ts';
import { registerIsolation } from './isolation.ts';
import { registerListingChanges } from './listing-changes.ts';
import { registerMerging } from './merging.ts';
import { registerModelComparison } from './model/comparison.ts';
import { registerObservers } from './observers.ts';
import { registerOrdering } from './ordering.ts';
import { registerPaging } from './paging.ts';
import { registerPeopleComparison } from './people-model/people-comparison.ts';
import { registerPresence } from './presence.ts';
import { registerPurging } from './purging.ts';
import { registerReading } from './reading.ts';
import { registerRecordingChanges } from './recording-changes.ts';
import { registerRedoing } from './redoing.ts';
import { registerRedoingInTheHistory } from './redoing-in-the-history.ts';
import { registerRefusingChangeQueries } from './refusing-change-queries.ts';
import { registerRefusingQueries } from './refusing-queries.ts';
import { registerRefusingReversions } from './refusing-reversions.ts';
import { registerRestoringStates } from './restoring-states.ts';
import { registerReverting } from './reverting.ts';
import { registerRevertingBatches } from './reverting-batches.ts';
import { registerSearchingMatches } from './searching-matches.ts';
import { registerSearchingOrder } from './searching-order.ts';
import { registerSnapshots } from './snapshots.ts';
import { registerStayingInForce } from './staying-in-force.ts';
import { registerTrash } from './trash.ts';
import { registerUndoing } from './undoing.ts';
import { registerUndoingBatches } from './undoing-batches.ts';
import { registerUnsubscribing } from './unsubscribing.ts';
import { registerUpdating } from './updating.ts';
import { registerWatchingChanges } from './watching-changes.ts';
import { registerWatchingItems } from './watching-items.ts';
import { registerWatchingPages } from './watching-pages.ts';
import { registerWatchingRecord } from './watching-record.ts';
import { registerWatchingSnapshots } from './watching-snapshots.ts';
import { registerWatchingUndo } from './watching-undo.ts';
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
  merging: registerMerging,
  deleting: registerDeleting,
  'recording changes': registerRecordingChanges,
  'listing changes': registerListingChanges,
  'refusing queries of the record': registerRefusingChangeQueries,
  snapshots: registerSnapshots,
  reverting: registerReverting,
  'staying in force': registerStayingInForce,
  'refusing reversions': registerRefusingReversions,
  'restoring earlier states': registerRestoringStates,
  undoing: registerUndoing,
  redoing: registerRedoing,
  'redoing in the history': registerRedoingInTheHistory,
  batches: registerBatches,
  'reverting batches': registerRevertingBatches,
  'undoing batches': registerUndoingBatches,
  trash: registerTrash,
  purging: registerPurging,
  isolation: registerIsolation,
  'isolation of the record': registerIsolatingChanges,
  'watching pages': registerWatchingPages,
  'watching items': registerWatchingItems,
  'watching changes': registerWatchingChanges,
  'watching snapshots': registerWatchingSnapshots,
  'watching the record': registerWatchingRecord,
  'watching undo': registerWatchingUndo,
  unsubscribing: registerUnsubscribing,
  observers: registerObservers,
  presence: registerPresence,
  closing: registerClosing,
  'comparison with the model': registerModelComparison,
  'what people do to each other': registerPeopleComparison,
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
