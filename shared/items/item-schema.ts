import * as z from 'zod/mini';
import { editableFields, itemDefaults, itemLabels, itemLimits, itemStatuses } from './item.ts';
import { countCharacters, countCodePoints, foldCase, isCleanLine } from './text.ts';

/** The rules of the Item as schemas: what a request may hold, in the words that people read when it does not. */

// A cluster such as a family emoji is one character made of up to ten code points. More than that
// per character is nobody's language, and would let a 200-character name weigh a megabyte.
const maxCodePointsPerCharacter = 10;

const number = (value: number) => value.toLocaleString('en-US');

/** No control characters (Cc) other than tab and line feed, and no halves of surrogate pairs (Cs). */
const isCleanText = (text: string) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text);
// What is merely unassigned, or private, is visible to somebody: only known blanks and marks of direction are not.
const hasVisibleCharacter = (text: string) => /[^\p{Z}\p{Cc}\p{Cf}\s]/u.test(text);
// No text has more characters than it has UTF-16 units: most are short enough at a glance.
const hasAtMostCodePoints = (text: string, max: number) => text.length <= max || countCodePoints(text) <= max;
const isWithin = (text: string, max: number) =>
  text.length <= max ||
  (hasAtMostCodePoints(text, max * maxCodePointsPerCharacter) && countCharacters(text) <= max);

const dirtyMessage = (label: string) =>
  `${label} contains a control character or a broken character. Remove it, or paste the text again without formatting.`;
const tooLongMessage = (label: string, max: number) =>
  `${label} is too long: at most ${number(max)} characters.`;

const nameField = z.string({ error: `${itemLabels.name} must be text.` }).check(
  z.trim(),
  z.refine(isCleanLine, { error: dirtyMessage(itemLabels.name), abort: true }),
  z.refine(hasVisibleCharacter, { error: `${itemLabels.name} is empty: give the item a name.`, abort: true }),
  z.refine((name) => isWithin(name, itemLimits.name.max), {
    error: tooLongMessage(itemLabels.name, itemLimits.name.max),
  }),
);

const descriptionField = z.string({ error: `${itemLabels.description} must be text.` }).check(
  z.overwrite((text) => text.replace(/\r\n?/g, '\n')),
  z.refine(isCleanText, { error: dirtyMessage(itemLabels.description), abort: true }),
  z.refine((text) => hasAtMostCodePoints(text, itemLimits.description.max), {
    error: tooLongMessage(itemLabels.description, itemLimits.description.max),
  }),
);

const statusField = z.enum(itemStatuses, {
  error: `${itemLabels.status} must be one of ${itemStatuses.join(', ')}.`,
});

const tagField = z.string({ error: 'A tag must be text.' }).check(
  z.trim(),
  z.refine(isCleanLine, { error: dirtyMessage('A tag'), abort: true }),
  z.refine(hasVisibleCharacter, { error: 'A tag is empty: write something or remove it.', abort: true }),
  z.refine((tag) => isWithin(tag, itemLimits.tag.max), {
    error: tooLongMessage('A tag', itemLimits.tag.max),
  }),
);

/** The first of each tag is kept; one that differs from it only by case is the same tag. */
export function withoutRepeats(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const key = foldCase(tag.normalize());
    return seen.has(key) ? false : seen.add(key);
  });
}

const tagsField = z
  .array(tagField, { error: `${itemLabels.tags} must be a list of texts.` })
  .check(
    z.overwrite(withoutRepeats),
    z.maxLength(itemLimits.tags.max, { error: `Too many tags: at most ${itemLimits.tags.max}.` }),
  );

const unknownFieldMessage = (issue: { code?: string | undefined; keys?: string[] }) =>
  issue.code === 'unrecognized_keys'
    ? `Unknown field: ${(issue.keys ?? []).join(', ')}. Known are ${editableFields.join(', ')}.`
    : 'An item must be an object with fields.';

const fields = { name: nameField, description: descriptionField, status: statusField, tags: tagsField };

/** The fields of an item that people write, each whole and valid. What the form holds. */
export const itemFieldsSchema = z.strictObject(fields, { error: unknownFieldMessage });
export type ItemFields = z.infer<typeof itemFieldsSchema>;

/** What `create` takes: a name, and what else is known; the rest is {@link itemDefaults}. */
export const createItemSchema = z.strictObject(
  {
    name: fields.name,
    description: z._default(fields.description, itemDefaults.description),
    status: z._default(fields.status, itemDefaults.status),
    tags: z._default(fields.tags, () => [...itemDefaults.tags]),
  },
  { error: unknownFieldMessage },
);
export type CreateItemRequest = z.input<typeof createItemSchema>;

const count = (label: string) =>
  z.number({ error: `${label} must be a number.` }).check(
    z.refine((value) => Number.isSafeInteger(value) && value >= 1, {
      error: `${label} must be a whole number from 1.`,
    }),
  );

/** What `update` takes: the changed fields only, and the version that they were based on. */
export const updateItemSchema = z.strictObject(
  {
    name: z.optional(fields.name),
    description: z.optional(fields.description),
    status: z.optional(fields.status),
    tags: z.optional(fields.tags),
    baseVersion: z.optional(count('The base version')),
  },
  { error: unknownFieldMessage },
);
export type UpdateItemRequest = z.input<typeof updateItemSchema>;
