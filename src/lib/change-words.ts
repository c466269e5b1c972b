import type { Actor, Change, Reversion } from '../../shared/database/changes.ts';
import {
  editableFields,
  isSameValue,
  itemStatusLabels,
  type EditableField,
  type Item,
} from '../../shared/items/item.ts';
import { nameFields } from './name-fields.ts';
import { shorten } from './shorten.ts';

/** What people read of a change: who made it, what it did, what came of taking it back. */

/** `You`, or what the other person is called. `me` is the actor of the database. */
export const nameActor = (actor: Actor, me: Actor): string => (actor.id === me.id ? 'You' : actor.name);

/** So that a long name leaves room for what is said of it. */
export const quoteItem = (name: string): string => `“${shorten(name, 60)}”`;

/** One field that a change wrote, and both its values. */
export interface FieldDiff {
  readonly field: EditableField;
  readonly before: Item[EditableField];
  readonly after: Item[EditableField];
}

/** The fields that differ, in the order of the form. None where the item came or went, which it did as a whole. */
export const diffsOf = ({ before, after }: Pick<Change, 'before' | 'after'>): FieldDiff[] =>
  editableFields.flatMap((field) => {
    const [old, now] = [before?.[field], after?.[field]];
    if (old === undefined || now === undefined || isSameValue(old, now)) return [];
    return [{ field, before: old, after: now }];
  });

/** What a change did, as the words around the item: `moved`, the item, `to the trash`. */
export interface Deed {
  readonly verb: string;
  /** The verb names parts: `changed Name`, of the item. */
  readonly isOf?: true;
  readonly rest?: string;
}

export function deedOf(change: Change): Deed {
  const fields = nameFields(diffsOf(change).map(({ field }) => field));
  switch (change.kind) {
    case 'created':
      return { verb: 'created' };
    case 'updated':
      return { verb: `changed ${fields}`, isOf: true };
    case 'deleted':
      return { verb: 'moved', rest: 'to the trash' };
    case 'restored':
      return { verb: 'restored', rest: 'from the trash' };
    case 'purged':
      return { verb: 'deleted', rest: 'for ever' };
    case 'reverted':
      if (change.before === null) return { verb: 'brought', rest: 'back from the trash by an undo' };
      if (change.after === null) return { verb: 'moved', rest: 'to the trash by an undo' };
      if (change.reverts !== undefined) return { verb: `undid a change of ${fields}`, isOf: true };
      return { verb: `took ${fields}`, isOf: true, rest: 'back to an earlier version' };
  }
}

/** `changed Name of “Widget”`, `moved “Widget” to the trash`; without an item, where that is known: `changed Name`, `moved it to the trash`. */
export function sayDeed({ verb, isOf, rest }: Deed, item?: string): string {
  const object = isOf ? item && `of ${item}` : (item ?? 'it');
  return [verb, object, rest].filter(Boolean).join(' ');
}

/** A title, and what went otherwise: as a toast says it. */
export interface ChangeSentences {
  readonly title: string;
  readonly description?: string;
}

/** What came of taking a change back, or, again, an undo of it. */
export function describeReversion(
  { itemName }: Change,
  { change, left }: Reversion,
  isAgain = false,
): ChangeSentences {
  const item = quoteItem(change?.itemName ?? itemName);
  const isOne = left.length === 1;
  const since = `${nameFields(left)} ${isOne ? 'was' : 'were'} changed since`;
  if (!change) {
    const title = `${item} stays as it is`;
    return left.length > 0 ? { title, description: `${since}.` } : { title };
  }
  const stay = `and ${isOne ? 'stays as it is' : 'stay as they are'}.`;
  return {
    title: titleOf(change, item, isAgain),
    ...(left.length > 0 && { description: `${since}, ${stay}` }),
  };
}

function titleOf(change: Change, item: string, isAgain: boolean): string {
  const again = isAgain ? ' again' : '';
  if (change.before === null) return `Restored ${item}${again}`;
  if (change.after === null) return `Moved ${item} to the trash${again}`;
  const diffs = diffsOf(change);
  const fields = `${nameFields(diffs.map(({ field }) => field))} of ${item}`;
  const { status } = diffs.length === 1 && change.after.status ? change.after : {};
  const to = status ? ` to ${itemStatusLabels[status]}` : '';
  return isAgain ? `Set ${fields}${to} again` : `Set ${fields} back${to}`;
}
