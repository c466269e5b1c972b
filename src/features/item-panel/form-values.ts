import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, Resolver, UseFormReturn } from 'react-hook-form';
import type { EditableField, Item, ItemFields } from '../../../shared/items/item.ts';
import { itemFieldsSchema, withoutRepeats } from '../../../shared/items/item-schema.ts';
import { editableFields, itemDefaults } from '../../../shared/items/item.ts';
import { shorten } from '../../lib/shorten.ts';

/** What the form holds: the fields of an item, and the tag that is being typed, which is not to be lost either. */
export interface ItemFormValues extends ItemFields {
  tagDraft: string;
}

export type ItemForm = UseFormReturn<ItemFormValues, unknown, ItemFields>;

export const newItemValues: ItemFormValues = {
  name: '',
  description: itemDefaults.description,
  status: itemDefaults.status,
  tags: [...itemDefaults.tags],
  tagDraft: '',
};

/** An item's editable fields as the form wants them. */
export function valuesOf({ name, description, status, tags }: Item): ItemFormValues {
  return { name, description, status, tags: [...tags], tagDraft: '' };
}

export function fieldsOf({ name, description, status, tags }: ItemFormValues): ItemFields {
  return { name, description, status, tags };
}

/** The tags in a typed or pasted text: bars, commas and line ends part them. */
export function splitTags(text: string): string[] {
  return text
    .split(/[|,\r\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** Makes a tag of what stands in the tag input. Saving and leaving the input do so. */
export function commitTagDraft({ getValues, setValue }: ItemForm): void {
  const { tags, tagDraft } = getValues();
  if (tagDraft === '') return;
  setValue('tags', addTags(tags, splitTags(tagDraft)), { shouldDirty: true });
  setValue('tagDraft', '', { shouldDirty: true });
}

/** The tags with the new ones behind them; one that is there already, whatever its case, is not added again. */
export const addTags = (tags: readonly string[], added: readonly string[]): string[] =>
  withoutRepeats([...tags, ...added]);

const resolveFields = zodResolver(itemFieldsSchema);

/** The item's own schema decides; what it answers with is trimmed and free of repeats. */
export const resolveItem: Resolver<ItemFormValues, unknown, ItemFields> = (values, context, options) =>
  // The resolver is typed by the schema's fields and only hands the options through.
  resolveFields(fieldsOf(values), context, options as unknown as Parameters<typeof resolveFields>[2]);

export function pickFields(fields: ItemFields, names: readonly EditableField[]): Partial<ItemFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

export const isEditableField = (key: unknown): key is EditableField =>
  editableFields.includes(key as EditableField);

interface FieldMessage {
  message?: string;
}

/** One sentence per bad tag, naming it; or the one about the whole list. */
export function tagErrors(errors: FieldErrors<ItemFormValues>, tags: readonly string[]): string[] {
  const found = errors.tags as FieldMessage | (FieldMessage | undefined)[] | undefined;
  if (!found) return [];
  if (!Array.isArray(found)) return found.message ? [found.message] : [];
  return found.flatMap((error, index) =>
    error?.message ? [`“${shorten(tags[index] ?? '', 24)}”: ${error.message}`] : [],
  );
}

/** Where the bad tags stand, to mark them. */
export function badTagIndexes(errors: FieldErrors<ItemFormValues>): number[] {
  const found: unknown = errors.tags;
  return Array.isArray(found) ? found.flatMap((error, index) => (error ? [index] : [])) : [];
}
