import * as z from 'zod/mini';
import {
  createItemSchema,
  updateItemSchema,
  type CreateItemRequest,
  type ItemFields,
  type UpdateItemRequest,
} from '../items/item-schema.ts';
import { itemStatuses } from '../items/item.ts';
import type { DatabaseResult, ItemFilter, ItemQuery } from './database.ts';
import { plainCreate, plainUpdate } from './plain-items.ts';
import { plainFilter, plainQuery } from './plain-queries.ts';
import { queryLimits, sortDirections, sortFields } from './query-limits.ts';
import { failure, success, validationError } from './results.ts';
import { objectError, parse, wholeNumber } from './schema-parts.ts';

/** What comes in is parsed here, by the same rules on both sides of the wire. */

const filterShape = {
  status: z.optional(
    z.enum(itemStatuses, { error: `The status filter must be one of ${itemStatuses.join(', ')}.` }),
  ),
  search: z.optional(
    z.string({ error: 'The search must be text.' }).check(
      z.maxLength(queryLimits.search, {
        error: `The search is too long: at most ${queryLimits.search} characters.`,
      }),
    ),
  ),
};

export const filterSchema = z.strictObject(filterShape, { error: objectError('The filter', filterShape) });

const sortShape = {
  field: z.enum(sortFields, { error: `The sort field must be one of ${sortFields.join(', ')}.` }),
  direction: z.enum(sortDirections, {
    error: `The sort direction must be one of ${sortDirections.join(', ')}.`,
  }),
};

const queryShape = {
  ...filterShape,
  limit: wholeNumber('The limit', 1, queryLimits.limit),
  offset: wholeNumber('The offset', 0, Number.MAX_SAFE_INTEGER),
  sort: z.optional(z.strictObject(sortShape, { error: objectError('The sort', sortShape) })),
};

export const querySchema = z.strictObject(queryShape, { error: objectError('The query', queryShape) });

export function parseQuery(query: ItemQuery): DatabaseResult<ItemQuery> {
  const plain = plainQuery(query);
  return plain ? success(plain) : parse(querySchema, query);
}

export function parseFilter(filter: ItemFilter = {}): DatabaseResult<ItemFilter> {
  const plain = plainFilter(filter);
  return plain ? success(plain) : parse(filterSchema, filter);
}

export function parseCreate(request: CreateItemRequest): DatabaseResult<ItemFields> {
  const plain = plainCreate(request);
  return plain ? success(plain) : parse(createItemSchema, request);
}

export function parseUpdate(request: UpdateItemRequest): DatabaseResult<z.output<typeof updateItemSchema>> {
  const plain = plainUpdate(request);
  return plain ? success(plain) : parse(updateItemSchema, request);
}

const tooManyMessage = `At most ${queryLimits.createMany} items can be created at once.`;
const createManySchema = z
  .array(createItemSchema, { error: 'Items to create must be a list.' })
  .check(z.maxLength(queryLimits.createMany, { error: tooManyMessage }));

export function parseCreateMany(requests: readonly CreateItemRequest[]): DatabaseResult<ItemFields[]> {
  // Looked at first, so that a list of a million is refused before a million items are parsed.
  if (Array.isArray(requests) && requests.length > queryLimits.createMany) {
    return failure(validationError([{ path: [], message: tooManyMessage }]));
  }
  if (!Array.isArray(requests)) return parse(createManySchema, requests);
  const plain: ItemFields[] = [];
  // Not mapped, which would pass over the gaps of a list.
  for (let index = 0; index < requests.length; index += 1) {
    const fields = plainCreate(requests[index] as CreateItemRequest);
    if (!fields) return parse(createManySchema, requests);
    plain.push(fields);
  }
  return success(plain);
}
