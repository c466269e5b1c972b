import type { EditableField, Item, ItemFields } from '../../../shared/items/item.ts';
import { editableFields, isSameValue } from '../../../shared/items/item.ts';
import {
  chooseValue,
  contestField,
  isDirty,
  isOpen,
  receiveField,
  type Choice,
  type Contest,
  type FieldEdit,
} from './field-edit.ts';

/**
 * What a person's edits are based on, kept apart from React and from the form. Each field has a base
 * of its own: the value the edit of it began with. A field is dirty when it differs from its base,
 * and contested when somebody else has changed what the edit began with. As long as nothing contested is
 * open, all that is dirty is based on the item as it was last heard of.
 */
export interface EditSession {
  readonly base: ItemFields;
  readonly contests: Readonly<Partial<Record<EditableField, Contest>>>;
  /** The item as it was last heard of. */
  readonly remote: Item;
}

export interface Reconciled {
  readonly session: EditSession;
  /** What the form should hold now: dirty fields as they were, clean ones as they came in. */
  readonly values: ItemFields;
}

export function startEditSession(item: Item): EditSession {
  return { base: editableOf(item), contests: {}, remote: item };
}

function editableOf(item: Item): ItemFields {
  return { name: item.name, description: item.description, status: item.status, tags: [...item.tags] };
}

export const dirtyFields = ({ base }: Pick<EditSession, 'base'>, values: ItemFields): EditableField[] =>
  editableFields.filter((field) => !isSameValue(base[field], values[field]));

/** The fields that must be decided before a save. */
export const openFields = (session: EditSession, values: ItemFields): EditableField[] =>
  editableFields.filter((field) => isOpen(editOf(session, values, field)));

/** The fields that hold something else now. */
export const changedBetween = (before: Item, after: Item): EditableField[] =>
  editableFields.filter((field) => !isSameValue(before[field], after[field]));

export function editOf(session: EditSession, values: ItemFields, field: EditableField): FieldEdit {
  const contest = session.contests[field];
  return { base: session.base[field], value: values[field], ...(contest && { contest }) };
}

/** Takes in the item as it is now, field by field. */
export const receive = (session: EditSession, values: ItemFields, remote: Item): Reconciled =>
  eachField({ session: { ...session, remote }, values }, editableFields, (edit, field) =>
    receiveField(edit, remote[field]),
  );

/** Takes in that the database refuses these fields, whatever was known here: their base may have gone from its record. */
export function contest(now: Reconciled, fields: readonly EditableField[]): Reconciled {
  const { remote } = now.session;
  return eachField(now, fields, (edit, field) =>
    edit.contest || !isDirty(edit) ? edit : contestField(edit, remote[field]),
  );
}

/** Puts the chosen value of contested fields into the form. */
export const choose = (now: Reconciled, fields: readonly EditableField[], choice: Choice): Reconciled =>
  eachField(now, fields, (edit) => chooseValue(edit, choice));

/**
 * Takes in the answer to a save. Fields that were sent are clean now, unless they were typed in
 * again while the save was on its way; what was contested is decided.
 */
export function acceptSaved(
  { base, remote }: EditSession,
  values: ItemFields,
  submitted: { readonly values: ItemFields; readonly fields: readonly EditableField[] },
  saved: Item,
): Reconciled {
  const decided = { session: { base, contests: {}, remote }, values };
  const sent = eachField(decided, submitted.fields, ({ value }, field) => {
    const isUntouched = isSameValue(value, submitted.values[field]);
    return { base: saved[field], value: isUntouched ? saved[field] : value };
  });
  return receive(sent.session, sent.values, saved);
}

/** The same with some fields changed. */
export function eachField(
  { session, values }: Reconciled,
  fields: readonly EditableField[],
  change: (edit: FieldEdit, field: EditableField) => FieldEdit,
): Reconciled {
  const changed = new Map(fields.map((field) => [field, change(editOf(session, values, field), field)]));
  const all = editableFields.map(
    (field) => [field, changed.get(field) ?? editOf(session, values, field)] as const,
  );
  const pick = <Key extends keyof FieldEdit>(key: Key) =>
    Object.fromEntries(all.flatMap(([field, edit]) => (edit[key] === undefined ? [] : [[field, edit[key]]])));
  return {
    session: { ...session, base: pick('base') as ItemFields, contests: pick('contest') },
    values: pick('value') as ItemFields,
  };
}
