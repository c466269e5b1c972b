import * as z from 'zod/mini';
import {
  editableFields,
  itemStatuses,
  type EditableField,
  type Item,
} from '../../../../shared/items/item.ts';
import type { FieldValue } from '../field-edit.ts';

/** What was typed and not saved, as it is kept in the browser. */
export interface Draft {
  /** Of the form that it was typed in: each writes a draft of its own, so that no tab writes over another one's. */
  readonly id: string;
  /** The id of the actor who typed it, to whom alone it is offered. Without one it is offered to anybody. */
  readonly by?: string;
  /** When it was typed, ms since 1970. */
  readonly typedAt: number;
  /** The item as it was known then; without one it is for a new item. */
  readonly item?: Item;
  readonly edits: DraftEdits;
  /** The tag that was being typed. */
  readonly tagDraft: string;
  /** Why the database refused it, as a sentence. */
  readonly refusal?: string;
}

export type DraftEdits = Readonly<Partial<Record<EditableField, DraftEdit>>>;

export interface DraftEdit {
  /** What the edit began with. */
  readonly base: FieldValue;
  readonly mine: FieldValue;
}

/** What was typed may break every rule of an item, and is kept all the same. */
const anyFields = {
  name: z.string(),
  description: z.string(),
  status: z.enum(itemStatuses),
  tags: z.array(z.string()),
};

// Beyond the last day of the calendar there is no date to show.
const time = z.number().check(z.gte(0), z.lte(8.64e15));

const edit = <Value extends z.ZodMiniType<FieldValue>>(value: Value) =>
  z.optional(z.object({ base: value, mine: value }));

const draftSchema = z.object({
  id: z.string(),
  by: z.optional(z.string()),
  typedAt: time,
  item: z.optional(
    z.object({ ...anyFields, id: z.string(), createdAt: time, updatedAt: time, version: z.number() }),
  ),
  edits: z.object({
    name: edit(anyFields.name),
    description: edit(anyFields.description),
    status: edit(anyFields.status),
    tags: edit(anyFields.tags),
  }),
  tagDraft: z.string(),
  refusal: z.optional(z.string()),
});

/** The draft in a text from the browser's storage, in which anything may stand; undefined for anything else. */
export function parseDraft(text: string): Draft | undefined {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text));
    // What is left out is left out of JSON too: never there and undefined.
    return parsed.success ? (parsed.data as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/** The fields that were edited, in the order of the form. */
export const draftFields = ({ edits, tagDraft }: Pick<Draft, 'edits' | 'tagDraft'>): EditableField[] =>
  editableFields.filter((field) => edits[field] ?? (field === 'tags' && tagDraft !== ''));
