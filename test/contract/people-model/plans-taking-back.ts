import type { Batch, UndoOutcome } from '../../../shared/database/changes.ts';
import { success } from '../../../shared/database/results.ts';
import { editableFields } from '../../../shared/items/item.ts';
import { mapResult } from '../../support/naive-connection.ts';
import type { Person } from '../contract.ts';
import type { DeedOf } from './deeds.ts';
import type { Plan } from './plans.ts';
import type { World } from './world.ts';

/** What is done in the history, by Undo and Redo, and in the trash. */
export function planTakingBack(
  world: World,
  person: Person,
  deed: DeedOf<'revert' | 'restoreTo' | 'revertBatch' | 'undo' | 'redo' | 'purge' | 'purgeAll'>,
): Plan {
  const { changes, trash } = person;
  const { model, reverting, translation } = world;
  const writer = world.writer(person);
  switch (deed.do) {
    case 'revert': {
      const id = world.changeId(deed.target);
      return {
        ask: () => changes.revert(id),
        foretell: () => reverting.revert(translation.foretold(id), writer),
      };
    }
    case 'restoreTo':
      return planRestoreTo(world, person, deed);
    case 'revertBatch': {
      const id = world.batchId(deed.target);
      return {
        ask: async () => mapResult(await changes.revertBatch(id), idOf),
        foretell: () => mapResult(reverting.revertBatch(translation.foretold(id), writer), idOf),
      };
    }
    case 'undo':
    case 'redo':
      return {
        ask: async () => mapResult(await changes[deed.do](), whatWasTaken),
        foretell: () => mapResult(reverting[deed.do](writer), whatWasTaken),
      };
    case 'purge': {
      const id = world.deletedId(deed.target);
      return { ask: () => trash.purge(id), foretell: () => model.purge(id, writer) };
    }
    case 'purgeAll':
      return { ask: () => trash.purgeAll(), foretell: () => success(model.purgeAll(writer)) };
  }
}

function planRestoreTo(world: World, person: Person, { target, item, fields }: DeedOf<'restoreTo'>): Plan {
  const { reverting, translation, model } = world;
  const changeId = world.changeId(target);
  const foretold = translation.foretold(changeId);
  const its = model.record.find(foretold)?.itemId ?? 'never-was';
  const other = item === 'its' ? its : world.itemId(item);
  const itemId = model.get(other).ok ? other : its;
  const writer = world.writer(person);
  return {
    ask: () => person.changes.restoreTo(itemId, changeId, fields),
    foretell: () => reverting.restoreTo(itemId, foretold, fields ?? editableFields, writer),
  };
}

const idOf = ({ id }: Batch) => ({ id });

/** How far a batch is, depends on how much is done at once. */
const whatWasTaken = (outcome: UndoOutcome | undefined) => {
  if (!outcome) return undefined;
  return 'batch' in outcome
    ? { batch: outcome.batch.id }
    : { change: outcome.change.id, reversion: outcome.reversion };
};
