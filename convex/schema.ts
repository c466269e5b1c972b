import { defineSchema, defineTable } from 'convex/server';
import { v } from 'convex/values';
import { itemFields, itemStamps } from './model/validators.ts';

/** The keys of an item in the orders; see model/orders.ts. */
const orderKeys = { nameKey: v.string(), createdAt: v.number(), updatedAt: v.number() };

export default defineSchema({
  /** Items, deleted ones included: those have the time of their deletion and stand in no list. */
  items: defineTable({
    ...itemFields,
    ...itemStamps,
    nameKey: v.string(),
    deletedAt: v.optional(v.number()),
  })
    .index('by_deletedAt_and_nameKey', ['deletedAt', 'nameKey'])
    .index('by_deletedAt_and_createdAt', ['deletedAt', 'createdAt'])
    .index('by_deletedAt_and_updatedAt', ['deletedAt', 'updatedAt'])
    .index('by_deletedAt_and_status_and_nameKey', ['deletedAt', 'status', 'nameKey'])
    .index('by_deletedAt_and_status_and_createdAt', ['deletedAt', 'status', 'createdAt'])
    .index('by_deletedAt_and_status_and_updatedAt', ['deletedAt', 'status', 'updatedAt']),

  /**
   * What a search reads of each item that is not deleted. Apart from the items, so that a page does
   * not carry every text twice.
   */
  searchTexts: defineTable({
    item: v.id('items'),
    /** All words in the order of `searchedFields`, and how many of them belong to the first two. */
    text: v.string(),
    nameWords: v.number(),
    tagWords: v.number(),
    status: itemFields.status,
    ...orderKeys,
    itemCreationTime: v.number(),
  })
    .index('by_item', ['item'])
    .searchIndex('search_text', { searchField: 'text', filterFields: ['status'] }),

  /** Items that were created together and are not in the counts yet, some dozens a document. */
  uncounted: defineTable({
    entries: v.array(
      v.object({
        id: v.id('items'),
        status: itemFields.status,
        ...orderKeys,
        creationTime: v.number(),
      }),
    ),
  }),

  /** One document: which generation of the counts is read, and how far a new one has been built. */
  counts: defineTable({
    generation: v.number(),
    rebuild: v.optional(
      v.object({
        /** Items created up to then are in the new generation, and kept up to date there. */
        cursor: v.number(),
        items: v.number(),
        startedAt: v.number(),
      }),
    ),
  }),
});
