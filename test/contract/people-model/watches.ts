import type { ChangeFilter, ChangePage } from '../../../shared/database/changes.ts';
import { success } from '../../../shared/database/results.ts';
import type { TrashPage } from '../../../shared/database/trash.ts';
import { everything, type Person } from '../contract.ts';
import type { WatchLedger } from '../model/watch-ledger.ts';
import type { DeedOf } from './deeds.ts';
import { aCursor } from './translation.ts';
import type { World } from './world.ts';

/** What people watch, and what the model makes of it. */

/** How many changes a watch of the record is shown. */
const shown = 5;

/** Everybody watches what they can undo, the items and the trash. */
export function watchAlways(watches: WatchLedger, world: World, person: Person): void {
  const { model, reverting } = world;
  const { actor, changes, items, trash } = person;
  watches.begin(
    (observer) => changes.watchUndo(observer),
    () => success(reverting.undoState(actor)),
  );
  watches.begin(
    (observer) => items.watchPage(everything, observer),
    () => success(model.items.page(everything)),
  );
  watches.begin(
    (observer) => trash.watch(everything, observer),
    () => success(foretoldTrash(world)),
  );
}

export function watchRecord(
  watches: WatchLedger,
  world: World,
  { actor, changes }: Person,
  { kind, of, target }: DeedOf<'watch'>['filter'],
): void {
  const filter: ChangeFilter =
    of === 'item'
      ? { itemId: world.itemId(target) }
      : { ...(of === 'person' && { actorId: actor.id }), ...(kind && { kind }) };
  watches.begin(
    (observer) => changes.watch({ ...filter, limit: shown }, observer),
    () => success(foretoldRecord(world, filter)),
  );
}

export function foretoldTrash({ model, retention }: World): TrashPage {
  const { limit, offset } = everything;
  const trash = model.items.trash();
  return { items: trash.slice(offset, offset + limit), total: trash.length, keptFor: retention.trash };
}

function foretoldRecord({ model, retention }: World, filter: ChangeFilter): ChangePage {
  const matching = model.record.matching(filter);
  return {
    changes: matching.slice(0, shown).map((entry) => model.record.changeOf(entry)),
    ...(matching.length > shown && { next: aCursor }),
    keptFor: retention.changes,
  };
}
