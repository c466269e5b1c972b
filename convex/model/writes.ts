import {
  checkBaseVersion,
  decideUpdate,
  withoutGaps,
  type EditBasis,
} from '../../shared/database/update-rules.ts';
import { parseCreate, parseCreateMany, parseUpdate } from '../../shared/database/requests.ts';
import { purgedItem } from '../../shared/database/revert-rules.ts';
import type { CreateItemRequest, UpdateItemRequest } from '../../shared/items/item.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { SpaceMutationCtx, SpaceQueryCtx } from './contexts.ts';
import { countNew } from './counts.ts';
import { findItem, findLiveItem, toItem, type WireItem } from './documents.ts';
import { addItem, changeItem, trashItem, untrashItem } from './edits.ts';
import { refuse, unwrap } from './errors.ts';
import { entryOf } from './orders.ts';
import { fieldsAt, pick, recordAs, type Writer } from './record.ts';
import { addUncounted } from './uncounted.ts';

/** Writes of items as they are asked for: each is one transaction. */

/** More items than these are counted after their transaction. */
const countedAtOnce = 10;
/** Of the 16 MiB that a transaction may write; the rest is for the last item and for what is noted of all. */
const createBytesMax = 12 * 1024 * 1024;

/** ValidationError names the fields at fault. */
export async function createItem(ctx: SpaceMutationCtx, writer: Writer, request: CreateItemRequest) {
  const fields = unwrap(parseCreate(request));
  return await recordAs(ctx, writer, async (record) => {
    const item = await addItem(ctx, record, fields, Date.now());
    await countNew(ctx, entryOf(item));
    return toItem(item);
  });
}

/**
 * All or none. QueryError when they weigh more than a transaction can hold, and when too many items
 * are still waiting to be counted.
 */
export async function createItems(
  ctx: SpaceMutationCtx,
  writer: Writer,
  requests: readonly CreateItemRequest[],
): Promise<WireItem[]> {
  const all = unwrap(parseCreateMany(requests));
  return await recordAs(ctx, writer, async (record) => {
    const now = Date.now();
    const items: Doc<'items'>[] = [];
    for (const fields of all) {
      items.push(await addItem(ctx, record, fields, now));
      await refuseTooHeavy(ctx);
    }
    const entries = items.map(entryOf);
    if (entries.length <= countedAtOnce) for (const entry of entries) await countNew(ctx, entry);
    else await addUncounted(ctx, entries);
    return items.map(toItem);
  });
}

/** An item is written three times: as it is, as the words of it, and in the record. */
async function refuseTooHeavy(ctx: SpaceMutationCtx): Promise<void> {
  const { bytesWritten } = await ctx.meta.getTransactionMetrics();
  if (bytesWritten.used <= createBytesMax) return;
  refuse({
    kind: 'QueryError',
    message: 'These items are too large to be written at once. Send fewer of them.',
  });
}

/** NotFound; ValidationError; ConflictError when somebody else has changed the same fields since the base version. */
export async function updateItem(
  ctx: SpaceMutationCtx,
  writer: Writer,
  id: string,
  request: UpdateItemRequest,
): Promise<WireItem> {
  const { baseVersion, ...sent } = unwrap(parseUpdate(request));
  return await recordAs(ctx, writer, async (record) => {
    const item = await findLiveItem(ctx, id);
    unwrap(checkBaseVersion(toItem(item), baseVersion));
    const fields = withoutGaps(sent);
    const changed = unwrap(decideUpdate(toItem(item), fields, await readBasis(ctx, item, baseVersion)));
    if (changed.length === 0) return toItem(item);
    const edit = await changeItem(ctx, record, item, pick(fields, changed), { kind: 'updated' });
    return toItem(edit.item);
  });
}

/** What an edit began with; nothing is looked up for one that began with the item as it is. */
async function readBasis(
  ctx: SpaceQueryCtx,
  item: Doc<'items'>,
  version: number | undefined,
): Promise<EditBasis | undefined> {
  if (version === undefined || version === item.version) return undefined;
  return { version, fields: await fieldsAt(ctx, item._id, version) };
}

/** Into the trash, where no list, count or search has it. NotFound when there is nothing to delete. */
export async function deleteItem(ctx: SpaceMutationCtx, writer: Writer, id: string): Promise<void> {
  await recordAs(ctx, writer, async (record) => {
    await trashItem(ctx, record, await findLiveItem(ctx, id), { kind: 'deleted' });
  });
}

/**
 * The deleted item comes back as it was; a live one is answered as it is. NotFound for one that was deleted
 * for ever, or never was.
 */
export async function restoreItem(ctx: SpaceMutationCtx, writer: Writer, id: string): Promise<WireItem> {
  return await recordAs(ctx, writer, async (record) => {
    const item = await findItem(ctx, id, purgedItem(id));
    if (item.deletedAt !== undefined) await untrashItem(ctx, record, item, { kind: 'restored' });
    return toItem(item);
  });
}
