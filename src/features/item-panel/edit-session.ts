import type { EditableField, Item, ItemFields } from '../../../shared/items/item.ts';
import { editableFields, isSameValue } from '../../../shared/items/item.ts';

/**
 * What a person's edits are based on, kept apart from React and from the form. Each field has a base
 * of its own: the value the edit of it began with. A field is dirty when it differs from its base,
 * and overtaken when somebody else has changed what the edit began with.
 */
export interface EditSession {
  readonly base: ItemFields;
  /** The version to save on: the latest one that no dirty field was overtaken in. */
  readonly baseVersion: number;
  /** The item as it was last heard of. */
  readonly remote: Item;
}

export interface Reconciled {
  readonly session: EditSession;
  /** What the form should hold now: dirty fields as they were, clean ones as they came in. */
  readonly values: ItemFields;
}

export function startEditSession(item: Item): EditSession {
  return { base: editableOf(item), baseVersion: item.version, remote: item };
}

function editableOf(item: Item): ItemFields {
  return { name: item.name, description: item.description, status: item.status, tags: [...item.tags] };
}

export function dirtyFields(base: ItemFields, values: ItemFields): EditableField[] {
  return editableFields.filter((field) => !isSameValue(base[field], values[field]));
}

/** Dirty fields whose base is no longer what the item holds, unless both sides wrote the same. */
export function overtakenFields(session: EditSession, values: ItemFields): EditableField[] {
  const { base, remote } = session;
  return dirtyFields(base, values).filter(
    (field) => !isSameValue(base[field], remote[field]) && !isSameValue(values[field], remote[field]),
  );
}

/**
 * Takes in the item as it is now. Clean fields follow it. A dirty one keeps what was typed, and its
 * base, so that the save can find out that it was overtaken; the base version waits for it as well.
 */
export function receive(session: EditSession, values: ItemFields, remote: Item): Reconciled {
  const heard = { ...session, remote };
  const overtaken = new Set(overtakenFields(heard, values));
  const dirty = new Set(dirtyFields(session.base, values));
  const now = editableOf(remote);
  return {
    session: {
      base: merge(now, session.base, overtaken),
      baseVersion: overtaken.size === 0 ? remote.version : session.baseVersion,
      remote,
    },
    values: merge(now, values, dirty),
  };
}

/**
 * Takes in the answer to a save. Fields that were sent are clean now, unless they were typed in
 * again while the save was on its way.
 */
export function acceptSaved(
  session: EditSession,
  values: ItemFields,
  submitted: { readonly values: ItemFields; readonly fields: readonly EditableField[] },
  saved: Item,
): Reconciled {
  const sent = new Set(submitted.fields);
  const untouched = submitted.fields.filter((field) => isSameValue(values[field], submitted.values[field]));
  const now = editableOf(saved);
  const base = merge(session.base, now, sent);
  return receive({ ...session, base }, merge(values, now, new Set(untouched)), saved);
}

export type Choice = 'yours' | 'theirs';
export type Choices = Readonly<Partial<Record<EditableField, Choice>>>;

/** Lays the person's choices on the present version: what they keep is saved over it, the rest is let go. */
export function settle(session: EditSession, values: ItemFields, choices: Choices): Reconciled {
  const now = editableOf(session.remote);
  const contested = overtakenFields(session, values);
  const released = new Set(contested.filter((field) => choices[field] === 'theirs'));
  const base = merge(session.base, now, new Set(contested));
  return receive({ ...session, base }, merge(values, now, released), session.remote);
}

/** `into`, with the named fields taken from `from`. */
function merge(into: ItemFields, from: ItemFields, fields: ReadonlySet<EditableField>): ItemFields {
  const taken = Object.fromEntries([...fields].map((field) => [field, from[field]]));
  return { ...into, ...taken };
}
