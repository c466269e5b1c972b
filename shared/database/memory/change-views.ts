import { nanoid } from 'nanoid';
import type { Item } from '../../items/item.ts';
import type { Change, FieldValues } from '../changes.ts';
import { changedFields } from '../update-rules.ts';
import { itemOf, type ChangeEntry, type ChangeLog } from './change-log.ts';

/** All that people may write of an item. */
export const fieldsOf = ({ name, description, status, tags }: Item): Required<FieldValues> =>
  Object.freeze({ name, description, status, tags });

const nothing: FieldValues = Object.freeze({});
const radix = 36;

/** Changes as they are handed out. They are made when they are read, and told apart by ids of this database alone. */
export class ChangeViews {
  // A page that outlives its store must not mistake the changes of the next one for those that it knew.
  readonly #prefix = `${nanoid(8)}.`;

  constructor(private readonly log: ChangeLog) {}

  /** The change of an id; undefined when it is not on record. */
  find(id: string): ChangeEntry | undefined {
    if (typeof id !== 'string' || !id.startsWith(this.#prefix)) return undefined;
    const number = parseInt(id.slice(this.#prefix.length), radix);
    return this.idOf(number) === id ? this.log.entry(number) : undefined;
  }

  idOf(number: number): string {
    return this.#prefix + number.toString(radix);
  }

  view(entry: ChangeEntry): Change {
    const { number, kind, at, actor, batch, reverts, revertedBy } = entry;
    const item = itemOf(entry);
    return Object.freeze({
      id: this.idOf(number),
      itemId: item.id,
      itemName: item.name,
      version: item.version,
      at,
      actor: actor.actor,
      kind,
      ...fieldsBeforeAndAfter(entry),
      ...(batch && { batchId: batch.id }),
      ...(reverts > 0 && { reverts: this.idOf(reverts) }),
      ...(revertedBy > 0 && { revertedBy: this.idOf(revertedBy) }),
    });
  }
}

function fieldsBeforeAndAfter({ kind, before, after }: ChangeEntry): Pick<Change, 'before' | 'after'> {
  if (kind === 'purged') return { before: null, after: null };
  if (!after) return { before: nothing, after: null };
  if (!before) return { before: null, after: kind === 'created' ? fieldsOf(after) : nothing };
  const changed = changedFields(before, fieldsOf(after));
  const pick = (item: Item): FieldValues =>
    Object.freeze(Object.fromEntries(changed.map((field) => [field, item[field]])));
  return { before: pick(before), after: pick(after) };
}
