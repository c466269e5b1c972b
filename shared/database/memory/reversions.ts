import type { EditableField, Item } from '../../items/item.ts';
import type { Change, Reversion } from '../changes.ts';
import type { DatabaseResult } from '../database.ts';
import {
  changeOfAnotherItem,
  decideRevert,
  deletedItem,
  purgedItem,
  type RevertDecision,
} from '../revert-rules.ts';
import { failure, success } from '../results.ts';
import { changedFields } from '../update-rules.ts';
import type { ActorRecord } from './actor-records.ts';
import type { BatchRecord } from './batch-records.ts';
import { itemOf, type ChangeEntry, type ChangeRole } from './change-log.ts';
import { fieldsOf } from './change-views.ts';
import type { Authorship, HistoryStore } from './history-store.ts';

type Author = Pick<Authorship, 'actor' | 'batch'>;

/** What taking something back is to a person: of one's own work an undo, of one's own undo a redo. */
export function roleOfReversion(
  reverted: Pick<ChangeEntry | BatchRecord, 'actor' | 'role'>,
  actor: ActorRecord,
): ChangeRole {
  if (reverted.actor !== actor) return 'unit';
  return reverted.role === 'undo' ? 'redo' : 'undo';
}

/** What is decided about taking a change back, as the item now is. */
export function decide({ items, views }: HistoryStore, entry: ChangeEntry): DatabaseResult<RevertDecision> {
  const item = items.itemIn(entry.slot);
  const change = { ...views.view(entry), fields: fieldsOf(itemOf(entry)) };
  return decideRevert(change, item && { item, isDeleted: items.isDeleted(entry.slot) });
}

/** Writes what was decided. */
export function takeBack(
  store: HistoryStore,
  entry: ChangeEntry,
  decision: RevertDecision,
  { actor, batch }: Author,
): Reversion {
  const { left } = decision;
  if (decision.write === 'nothing') return Object.freeze({ left: Object.freeze(left) });
  const reversion = { role: roleOfReversion(entry, actor), reverts: entry.number };
  const by: Authorship = { actor, batch, reversion };
  const item = store.items.itemIn(entry.slot) as Item;
  if (decision.write === 'update') store.update(item, decision.fields, by);
  else if (decision.write === 'delete') store.delete(item, by);
  else store.restore(item, by);
  store.units.settle(entry);
  return Object.freeze({ change: latestChange(store), left: Object.freeze(left) });
}

/** Takes a change back, as far as it still stands. */
export function revert(store: HistoryStore, entry: ChangeEntry, by: Author): DatabaseResult<Reversion> {
  const decided = decide(store, entry);
  return decided.ok ? success(takeBack(store, entry, decided.value, by)) : decided;
}

/** Gives an item the fields that it had after one of its changes. */
export function restoreTo(
  store: HistoryStore,
  itemId: string,
  entry: ChangeEntry,
  fields: readonly EditableField[],
  actor: ActorRecord,
): DatabaseResult<Reversion> {
  const then = itemOf(entry);
  if (then.id !== itemId) return failure(changeOfAnotherItem());
  const item = store.items.itemIn(entry.slot);
  if (!item) return failure(purgedItem(itemId));
  if (store.items.isDeleted(entry.slot)) return failure(deletedItem(itemId));
  const wanted = Object.fromEntries(fields.map((field) => [field, then[field]]));
  if (changedFields(item, wanted).length === 0) return success(Object.freeze({ left: none }));
  store.update(item, wanted, { actor, batch: undefined, reversion: { role: 'unit', reverts: 0 } });
  return success(Object.freeze({ change: latestChange(store), left: none }));
}

const none: readonly EditableField[] = Object.freeze([]);

const latestChange = ({ log, views }: HistoryStore): Change => views.view(log.entry(log.last) as ChangeEntry);
