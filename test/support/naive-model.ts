import { retentionActor } from '../../shared/database/actors.ts';
import type { Change, ChangeKind, FieldValues } from '../../shared/database/changes.ts';
import type { ContestedField, DatabaseResult } from '../../shared/database/database.ts';
import { failure, notFound, success, validationError } from '../../shared/database/results.ts';
import type { Retention } from '../../shared/database/retention.ts';
import { batchIsReverted, batchOfAnother, purgedItem } from '../../shared/database/revert-rules.ts';
import {
  editableFields,
  isSameValue,
  type EditableField,
  type Item,
  type ItemFields,
} from '../../shared/items/item.ts';
import { NaiveItems } from './naive-items.ts';
import { NaiveRecord, type Writer } from './naive-record.ts';

export type ItemChanges = Partial<ItemFields> & { baseVersion?: number };

/** Which kind of change a write is, and what it takes back. */
type Origin = Pick<Change, 'kind' | 'reverts'>;

/**
 * What the interface means, as plainly as it can be said: each write looks at lists, and appends to the
 * record. Ids of items and times are given from outside, so that it can follow any implementation.
 */
export class NaiveModel {
  readonly items = new NaiveItems();
  readonly record = new NaiveRecord();

  get(id: string): DatabaseResult<Item> {
    const item = this.items.find(id);
    return item && !this.items.isDeleted(id) ? success(item) : failure(notFound(id));
  }

  /** Forbidden for a batch of somebody else, ValidationError for one that is taken back. */
  mayWrite({ actor, batch }: Writer): DatabaseResult<void> {
    const known = batch && this.record.batch(batch.id);
    if (known && known.actor.id !== actor.id) return failure(batchOfAnother());
    return known?.reversion ? failure(batchIsReverted()) : success(undefined);
  }

  create(fields: ItemFields, id: string, writer: Writer): Item {
    const item = { ...fields, id, createdAt: writer.now, updatedAt: writer.now, version: 1 };
    this.items.add(item);
    this.#append(writer, item, { kind: 'created' }, null, fieldsOf(item));
    return item;
  }

  update(id: string, { baseVersion, ...sent }: ItemChanges, writer: Writer): DatabaseResult<Item> {
    const found = this.get(id);
    if (!found.ok) return found;
    const current = found.value;
    if (baseVersion !== undefined && baseVersion > current.version) {
      const message = `Version ${baseVersion} does not exist yet: the item is at version ${current.version}.`;
      return failure(validationError([{ path: ['baseVersion'], message }]));
    }
    const contested = this.#contested(current, sent, baseVersion ?? current.version);
    if (contested.length > 0) {
      const message = 'Somebody else changed the same. Choose, then save again.';
      return failure({ kind: 'ConflictError', current, contested, message });
    }
    this.write(current, sent, writer, { kind: 'updated' });
    return this.get(id);
  }

  delete(id: string, writer: Writer): DatabaseResult<void> {
    const found = this.get(id);
    if (!found.ok) return found;
    this.take(found.value, writer, { kind: 'deleted' });
    return success(undefined);
  }

  restore(id: string, writer: Writer): DatabaseResult<Item> {
    const item = this.items.find(id);
    if (!item) return failure(purgedItem(id));
    if (this.items.isDeleted(id)) this.bring(item, writer, { kind: 'restored' });
    return success(item);
  }

  purge(id: string, writer: Writer): DatabaseResult<void> {
    const item = this.items.find(id);
    if (!item || !this.items.isDeleted(id)) return failure(notFound(id));
    this.items.remove(id);
    this.record.remove(({ itemId }) => itemId === id);
    const { name: itemName, version } = item;
    this.record.append(writer, { itemId: id, itemName, version, kind: 'purged', before: null, after: null });
    return success(undefined);
  }

  purgeAll(writer: Writer): number {
    const trash = this.items.trash();
    for (const { item } of trash.toReversed()) this.purge(item.id, writer);
    return trash.length;
  }

  /** What is older than it is kept for goes. */
  prune(retention: Retention, now: number): void {
    for (const { item, deletedAt } of this.items.trash().toReversed()) {
      if (deletedAt < now - retention.trash) this.purge(item.id, { actor: retentionActor, now });
    }
    this.record.remove(({ at }) => at < now - retention.changes);
  }

  /** Writes fields into an item; no change when it holds them already. */
  write(item: Item, sent: FieldValues, writer: Writer, origin: Origin): Change | undefined {
    const changed = changedFields(item, sent);
    if (changed.length === 0) return undefined;
    const after = pick(sent, changed);
    const written = { ...item, ...after, updatedAt: writer.now, version: item.version + 1 };
    this.items.replace(written);
    return this.#append(writer, written, origin, pick(item, changed), after);
  }

  /** Into the trash. */
  take(item: Item, writer: Writer, origin: Origin): Change {
    this.items.trashItem({ item, deletedAt: writer.now, deletedBy: writer.actor });
    return this.#append(writer, item, origin, {}, null);
  }

  /** Out of the trash. */
  bring(item: Item, writer: Writer, origin: Origin): Change {
    this.items.untrash(item.id);
    return this.#append(writer, item, origin, null, {});
  }

  #contested(current: Item, sent: Partial<ItemFields>, baseVersion: number): ContestedField[] {
    if (baseVersion === current.version) return [];
    const basis = this.record.fieldsAt(current.id, baseVersion);
    return changedFields(current, sent).flatMap((field) => {
      const [base, theirs, mine] = [basis?.[field], current[field], sent[field] as Item[EditableField]];
      if (base === undefined) return [{ field, theirs, mine }];
      return isSameValue(base, theirs) ? [] : [{ field, base, theirs, mine }];
    });
  }

  #append(
    writer: Writer,
    item: Item,
    origin: { kind: ChangeKind; reverts?: string },
    before: FieldValues | null,
    after: FieldValues | null,
  ): Change {
    const { id: itemId, name: itemName, version } = item;
    return this.record.append(writer, {
      ...{ itemId, itemName, version, before, after },
      ...origin,
      fields: fieldsOf(item),
    });
  }
}

/** The fields that were sent and whose values differ from what the item holds. */
export const changedFields = (item: Item, sent: FieldValues): EditableField[] =>
  editableFields.filter((field) => {
    const value = sent[field];
    return value !== undefined && !isSameValue(value, item[field]);
  });

export const pick = (values: FieldValues, fields: readonly EditableField[]): FieldValues =>
  Object.fromEntries(fields.map((field) => [field, values[field]]));

const fieldsOf = ({ name, description, status, tags }: Item): Required<FieldValues> => ({
  ...{ name, description, status, tags },
});
