import {
  actionGeneric,
  defineSchema,
  defineTable,
  internalMutationGeneric,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
} from 'convex/server';
import { ConvexError, v } from 'convex/values';
import type { DeployedCode } from './test-deployment.ts';

/** A small backend whose functions do what tests of the server need to see; nothing of the project's own. */

const noteFields = { room: v.string(), text: v.string() };
const schema = defineSchema({
  notes: defineTable(noteFields)
    .index('by_room_and_text', ['room', 'text'])
    .searchIndex('search_text', { searchField: 'text', filterFields: ['room'] }),
});

const notes = {
  /** The first notes of a room, by their text. */
  first: queryGeneric({
    args: { room: v.string(), count: v.number() },
    handler: (ctx, { room, count }) =>
      ctx.db
        .query('notes')
        .withIndex('by_room_and_text', (range) => range.eq('room', room))
        .take(count),
  }),
  page: queryGeneric({
    args: { numItems: v.number(), cursor: v.union(v.string(), v.null()) },
    handler: (ctx, options) => ctx.db.query('notes').paginate(options),
  }),
  search: queryGeneric({
    args: { room: v.string(), words: v.string() },
    handler: (ctx, { room, words }) =>
      ctx.db
        .query('notes')
        .withSearchIndex('search_text', (search) => search.search('text', words).eq('room', room))
        .take(10),
  }),
  get: queryGeneric({ args: { id: v.id('notes') }, handler: (ctx, { id }) => ctx.db.get('notes', id) }),
  add: mutationGeneric({ args: noteFields, handler: (ctx, note) => ctx.db.insert('notes', note) }),
  edit: mutationGeneric({
    args: { id: v.id('notes'), text: v.string() },
    handler: (ctx, { id, text }) => ctx.db.patch('notes', id, { text }),
  }),
  /** Writes, and then fails as expected failures do. */
  refuse: mutationGeneric({
    args: {},
    handler: async (ctx) => {
      await ctx.db.insert('notes', { room: 'refused', text: 'never seen' });
      throw new ConvexError({ kind: 'Refused', since: 1n });
    },
  }),
  crash: mutationGeneric({
    args: {},
    handler: () => {
      throw new Error('a secret of the server');
    },
  }),
  addLater: mutationGeneric({
    args: noteFields,
    handler: async (ctx, note) => {
      await ctx.scheduler.runAfter(0, makeFunctionReference<'mutation'>('notes:addInternally'), note);
    },
  }),
  addInternally: internalMutationGeneric({
    args: noteFields,
    handler: async (ctx, note) => {
      await ctx.db.insert('notes', note);
    },
  }),
  addByAction: actionGeneric({
    args: noteFields,
    handler: async (ctx, note): Promise<unknown> =>
      ctx.runMutation(makeFunctionReference<'mutation'>('notes:add'), note),
  }),
  whoAmI: queryGeneric({
    args: {},
    handler: async (ctx) => (await ctx.auth.getUserIdentity())?.tokenIdentifier ?? null,
  }),
  time: mutationGeneric({ args: {}, handler: () => [Date.now(), new Date().getTime()] }),
};

export const notesCode: DeployedCode = {
  schema,
  modules: {
    './_generated/api.js': {},
    './notes.ts': notes,
  },
};
