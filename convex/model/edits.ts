import type { ChangeKind, FieldValues } from '../../shared/database/changes.ts';
import { editableFields, type ItemFields } from '../../shared/items/item.ts';
import type { Doc } from '../_generated/dataModel.js';
import { spaceOf, type SpaceMutationCtx } from './contexts.ts';
import { recount } from './counts.ts';
import { entryOf, storedNameKey } from './orders.ts';
import { pick, type Recorder, type StoredChange } from './record.ts';
import { addSearchText, changeSearchText, removeSearchText } from './search.ts';

/**
 * What every write comes down to: an item is added, changed, put into the trash, taken out of it. Each brings
 * the search, the counts and the record with it, in one transaction.
 */

/** Which kind of change it is, and the change that it takes back. */
export interface Origin {
  readonly kind: ChangeKind;
  readonly reverts?: Doc<'changes'>;
}

/** The time of a write, never before that of an earlier one of the item, whatever the clock does. */
const timeOf = ({ updatedAt, deletedAt = 0, restoredAt = 0 }: Doc<'items'>): number =>
  Math.max(Date.now(), updatedAt, deletedAt, restoredAt);

const fieldsOf = ({ name, description, status, tags }: Doc<'items'>): ItemFields => ({
  ...{ name, description, status, tags },
});

const identityOf = ({ _id: itemId, version }: Doc<'items'>) => ({ itemId, version });

/** A new item, which is in no count yet. */
export async function addItem(
  ctx: SpaceMutationCtx,
  record: Recorder,
  fields: ItemFields,
  at: number,
): Promise<Doc<'items'>> {
  const stamps = { createdAt: at, updatedAt: at, version: 1 };
  const id = await ctx.db.insert('items', {
    ...spaceOf(ctx),
    ...fields,
    ...stamps,
    nameKey: storedNameKey(fields.name),
  });
  const item = await ctx.db.get('items', id);
  if (!item) throw new Error('An item that was just written is not there.');
  await addSearchText(ctx, item);
  const values = { before: null, changed: [...editableFields], fields };
  await record.append({ ...identityOf(item), at, kind: 'created', ...values });
  return item;
}

/** Writes fields that differ from what the item holds. */
export async function changeItem(
  ctx: SpaceMutationCtx,
  record: Recorder,
  item: Doc<'items'>,
  fields: FieldValues,
  { kind, reverts }: Origin,
): Promise<{ readonly item: Doc<'items'>; readonly change: StoredChange }> {
  const changed = editableFields.filter((field) => fields[field] !== undefined);
  const at = timeOf(item);
  const { tags, ...others } = fields;
  const written = {
    ...others,
    ...(tags && { tags: [...tags] }),
    ...(fields.name !== undefined && { nameKey: storedNameKey(fields.name) }),
    updatedAt: at,
    version: item.version + 1,
  };
  await ctx.db.patch('items', item._id, written);
  const updated = { ...item, ...written };
  await changeSearchText(ctx, updated);
  await recount(ctx, entryOf(item), entryOf(updated));
  const values = { before: pick(fieldsOf(item), changed), changed, fields: fieldsOf(updated) };
  const change = await record.append({ ...identityOf(updated), at, kind, ...values }, reverts);
  return { item: updated, change };
}

/** Puts a live item into the trash. */
export async function trashItem(
  ctx: SpaceMutationCtx,
  record: Recorder,
  item: Doc<'items'>,
  { kind, reverts }: Origin,
): Promise<StoredChange> {
  const at = timeOf(item);
  const values = { before: {}, changed: null, fields: fieldsOf(item) };
  const change = await record.append({ ...identityOf(item), at, kind, ...values }, reverts);
  const trashKey = (await ctx.db.get('changes', change._id))?._creationTime ?? at;
  const trashed = { deletedAt: at, deletedBy: record.actor, trashKey };
  await ctx.db.patch('items', item._id, trashed);
  await removeSearchText(ctx, item);
  await recount(ctx, entryOf(item), entryOf({ ...item, ...trashed }));
  return change;
}

/** Takes an item out of the trash: it is what it was, its version included. */
export async function untrashItem(
  ctx: SpaceMutationCtx,
  record: Recorder,
  item: Doc<'items'>,
  { kind, reverts }: Origin,
): Promise<StoredChange> {
  const at = timeOf(item);
  const gone = { deletedAt: undefined, deletedBy: undefined, trashKey: undefined };
  await ctx.db.patch('items', item._id, { ...gone, restoredAt: at });
  const { deletedAt: _at, deletedBy: _by, trashKey: _key, ...live } = item;
  await addSearchText(ctx, live);
  await recount(ctx, entryOf(item), entryOf(live));
  const values = { before: null, changed: [], fields: fieldsOf(item) };
  return await record.append({ ...identityOf(item), at, kind, ...values }, reverts);
}
