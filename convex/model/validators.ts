import { zodOutputToConvexFields, zodToConvexFields } from 'convex-helpers/server/zod4';
import { v } from 'convex/values';
import { filterSchema, querySchema } from '../../shared/database/requests.ts';
import { createItemSchema, itemFieldsSchema, updateItemSchema } from '../../shared/items/item-schema.ts';

/**
 * The shapes of what is stored and sent, derived from the shared schemas. They know types only: lengths,
 * bounds and characters are the business of the schemas themselves, which every function parses by.
 */

/** What people write of an item, as it is stored. */
export const itemFields = zodOutputToConvexFields(itemFieldsSchema.shape);

/** What the database adds, and what leaves it. */
export const itemStamps = { createdAt: v.number(), updatedAt: v.number(), version: v.number() };

/** An item on the wire. */
export const itemValidator = v.object({ id: v.string(), ...itemFields, ...itemStamps });

export const pageValidator = v.object({ items: v.array(itemValidator), total: v.number() });

export const filterArgs = zodToConvexFields(filterSchema.shape);
export const queryArgs = zodToConvexFields(querySchema.shape);
export const createArgs = zodToConvexFields(createItemSchema.shape);
export const updateArgs = zodToConvexFields(updateItemSchema.shape);
