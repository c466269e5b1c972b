import * as z from 'zod/mini';
import { editableFields, type EditableField } from '../items/item.ts';
import { isCleanLine } from '../items/text.ts';
import type { BatchReference, ChangeQuery, WriteOptions } from './changes.ts';
import type { DatabaseResult } from './database.ts';
import { batchLimits, changeKinds, queryLimits } from './query-limits.ts';
import { failure, success, validationError } from './results.ts';
import { objectError, parse, wholeNumber } from './schema-parts.ts';
import type { TrashQuery } from './trash.ts';

/** What is asked of the record of changes and of the trash, parsed by the same rules on both sides of the wire. */

const text = (label: string) => z.string({ error: `${label} must be text.` });
const time = (label: string) => wholeNumber(label, 0, Number.MAX_SAFE_INTEGER);

const changeQueryShape = {
  limit: wholeNumber('The limit', 1, queryLimits.changes),
  cursor: z.optional(text('The cursor')),
  itemId: z.optional(text('The item')),
  batchId: z.optional(text('The batch')),
  actorId: z.optional(text('The person')),
  kind: z.optional(z.enum(changeKinds, { error: `The kind must be one of ${changeKinds.join(', ')}.` })),
  from: z.optional(time('The beginning')),
  to: z.optional(time('The end')),
};

export const changeQuerySchema = z.strictObject(changeQueryShape, {
  error: objectError('The query', changeQueryShape),
});

const filterNames = ['itemId', 'batchId', 'actorId', 'kind', 'from', 'to'] as const;

/** Each combination that is allowed is a range of one index, wherever changes are stored. */
export function parseChangeQuery(query: ChangeQuery): DatabaseResult<ChangeQuery> {
  const parsed = parse(changeQuerySchema, query) as DatabaseResult<ChangeQuery>;
  if (!parsed.ok) return parsed;
  const given = filterNames.filter((name) => parsed.value[name] !== undefined);
  const [alone] = given;
  if (given.length > 1 && (alone === 'itemId' || alone === 'batchId')) {
    const message = 'The changes of an item or of a batch cannot be narrowed further.';
    return failure(validationError([{ path: [alone], message }]));
  }
  return parsed;
}

/** For a cursor that the database did not give, or gave for another query. */
export const wrongCursor = () =>
  validationError([
    { path: ['cursor'], message: 'The cursor does not belong to this query. Begin at the first page.' },
  ]);

const trashQueryShape = {
  limit: wholeNumber('The limit', 1, queryLimits.limit),
  offset: wholeNumber('The offset', 0, Number.MAX_SAFE_INTEGER),
};

export const trashQuerySchema = z.strictObject(trashQueryShape, {
  error: objectError('The query', trashQueryShape),
});

export const parseTrashQuery = (query: TrashQuery): DatabaseResult<TrashQuery> =>
  parse(trashQuerySchema, query);

const { id: idLimits, title: titleLimits } = batchLimits;
const idMessage = `The id of a batch must be ${idLimits.min} to ${idLimits.max} letters, digits, hyphens and underscores.`;
const titleMessage = `The title of a batch must be 1 to ${titleLimits.max} characters, without control characters and broken ones.`;
const batchShape = {
  id: z
    .string({ error: idMessage })
    .check(
      z.regex(/^[\w-]+$/, { error: idMessage }),
      z.minLength(idLimits.min, { error: idMessage }),
      z.maxLength(idLimits.max, { error: idMessage }),
    ),
  title: z
    .string({ error: titleMessage })
    .check(
      z.trim(),
      z.minLength(1, { error: titleMessage }),
      z.maxLength(titleLimits.max, { error: titleMessage }),
      z.refine(isCleanLine, { error: titleMessage }),
    ),
};

/** The batch that a write belongs to. */
export const batchReferenceSchema = z.strictObject(batchShape, {
  error: objectError('The batch', batchShape),
});

const optionsShape = { batch: z.optional(batchReferenceSchema) };
const writeOptionsSchema = z.strictObject(optionsShape, { error: objectError('The options', optionsShape) });

/** The batch of a write; undefined for one that stands by itself. */
export function parseWriteOptions(options: WriteOptions = {}): DatabaseResult<BatchReference | undefined> {
  const parsed = parse(writeOptionsSchema, options);
  return parsed.ok ? success(parsed.value.batch) : parsed;
}

const fieldMessage = `The fields must be a list of ${editableFields.join(', ')}, at least one of them.`;
export const fieldNamesSchema = z
  .array(z.enum(editableFields, { error: fieldMessage }), { error: fieldMessage })
  .check(z.minLength(1, { error: fieldMessage }));

/** Which fields are to go back to what they were: all, unless some are named. */
export const parseFieldNames = (
  fields: readonly EditableField[] = editableFields,
): DatabaseResult<readonly EditableField[]> => parse(fieldNamesSchema, fields);
