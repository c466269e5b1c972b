import { authTables } from '@convex-dev/auth/server';
import { defineSchema, defineTable } from 'convex/server';
import { literals } from 'convex-helpers/validators';
import { v } from 'convex/values';
import {
  actorValidator,
  fieldNames,
  fieldValues,
  itemFields,
  itemStamps,
  kindValidator,
  roleValidator,
} from './model/validators.ts';

/** Whose it is; absent for what is the deployment's own. First in every index that finds something by less than an id. */
const spaceField = { space: v.optional(v.id('spaces')) };

/** The keys of an item in the orders; see model/orders.ts. */
const orderKeys = { nameKey: v.string(), createdAt: v.number(), updatedAt: v.number() };

/** What a change or a batch is to Undo and Redo; see model/force.ts. */
const undoFields = {
  /** Written anew, taking back what the same person did, or taking such an undo back. Absent for a purge. */
  role: v.optional(literals('anew', 'undo', 'redo')),
  /** Undo or Redo has tried it in vain. */
  isPassedOver: v.optional(v.boolean()),
  /** What follows from these and from whether it is in force, for the index. */
  undoState: v.optional(literals('done', 'spent', 'undo')),
};

export default defineSchema({
  /** How people sign in: the library's own. */
  ...authTables,

  /** Who may come in, those included who have been invited and have not come yet. */
  members: defineTable({
    /** As emailSchema writes it. */
    email: v.string(),
    name: v.optional(v.string()),
    role: roleValidator,
    ...spaceField,
    /** Of whoever signs in here. */
    userId: v.optional(v.id('users')),
    invitedBy: v.optional(actorValidator),
    invitedAt: v.number(),
    joinedAt: v.optional(v.number()),
    lastSeenAt: v.optional(v.number()),
    /** Until it is accepted. */
    invitation: v.optional(v.object({ digest: v.string(), expiresAt: v.number() })),
  })
    .index('by_email', ['email'])
    .index('by_userId', ['userId'])
    .index('by_invitation_expiresAt', ['invitation.expiresAt'])
    .index('by_space_and_email', ['space', 'email'])
    .index('by_space_and_role_and_joinedAt', ['space', 'role', 'joinedAt']),

  /**
   * Sets of items besides the deployment's own, each for those who were invited for it. They are made to be cleared
   * again: see docs/decisions/spaces.md.
   */
  spaces: defineTable({
    createdBy: actorValidator,
    /** Which of the counted trees are its own: a number that no other space has. */
    slot: v.number(),
    /** Nobody comes in any more. */
    isClosing: v.optional(v.boolean()),
  }),

  /** Items, deleted ones included: those have the time of their deletion and stand in no list. */
  items: defineTable({
    ...spaceField,
    ...itemFields,
    ...itemStamps,
    nameKey: v.string(),
    deletedAt: v.optional(v.number()),
    deletedBy: v.optional(actorValidator),
    /** The order of deletion: when the change was created that put it into the trash. */
    trashKey: v.optional(v.number()),
    /** When it was restored last: the other changes are in the other times. */
    restoredAt: v.optional(v.number()),
  })
    .index('by_space_and_deletedAt_and_nameKey', ['space', 'deletedAt', 'nameKey'])
    .index('by_space_and_deletedAt_and_createdAt', ['space', 'deletedAt', 'createdAt'])
    .index('by_space_and_deletedAt_and_updatedAt', ['space', 'deletedAt', 'updatedAt'])
    .index('by_space_and_deletedAt_and_status_and_nameKey', ['space', 'deletedAt', 'status', 'nameKey'])
    .index('by_space_and_deletedAt_and_status_and_createdAt', ['space', 'deletedAt', 'status', 'createdAt'])
    .index('by_space_and_deletedAt_and_status_and_updatedAt', ['space', 'deletedAt', 'status', 'updatedAt'])
    .index('by_space_and_trashKey', ['space', 'trashKey']),

  /**
   * What a search reads of each item that is not deleted. Apart from the items, so that a page does
   * not carry every text twice.
   */
  searchTexts: defineTable({
    ...spaceField,
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
    .searchIndex('search_text', { searchField: 'text', filterFields: ['space', 'status'] }),

  /** Searches that may be run, each by whoever has opened it: see model/searches.ts. */
  searches: defineTable({
    /** The id of a member as an actor, or what all who have not signed in have in common. */
    actor: v.string(),
    /** All that is asked for, as text. */
    query: v.string(),
    /** How many that one had opened with this. */
    number: v.number(),
  })
    .index('by_actor_and_query', ['actor', 'query'])
    .index('by_actor_and_number', ['actor', 'number']),

  /** The record: one document for each write of an item, appended in the same transaction. */
  changes: defineTable({
    ...spaceField,
    itemId: v.id('items'),
    version: v.number(),
    at: v.number(),
    actor: actorValidator,
    kind: kindValidator,
    /** What the changed fields held before; null when the item was not there. */
    before: v.nullable(fieldValues),
    /** Which fields it changed; null when the item was not there any more. What they held after it stands in `fields`. */
    changed: v.nullable(fieldNames),
    /** All that the item held after it; where it was deleted, until then. Absent for a purge. */
    fields: v.optional(v.object(itemFields)),
    /** Of a purge, which keeps nothing else of the item. */
    purgedName: v.optional(v.string()),
    batchId: v.optional(v.string()),
    reverts: v.optional(v.id('changes')),
    revertedBy: v.optional(v.id('changes')),
    ...undoFields,
  })
    // Of one item, versions only grow: this is the order of its changes, too.
    .index('by_space_and_itemId_and_version', ['space', 'itemId', 'version'])
    .index('by_space_and_batchId', ['space', 'batchId'])
    .index('by_space_and_at', ['space', 'at'])
    .index('by_space_and_actor_and_at', ['space', 'actor.id', 'at'])
    .index('by_space_and_kind_and_at', ['space', 'kind', 'at'])
    .index('by_space_and_actor_and_kind_and_at', ['space', 'actor.id', 'kind', 'at'])
    .index('by_space_and_actor_and_undoState', ['space', 'actor.id', 'undoState'])
    .index('by_reverts_and_revertedBy', ['reverts', 'revertedBy']),

  /** Many changes that are one to people; whoever writes the first of them chooses the id. */
  batches: defineTable({
    ...spaceField,
    batchId: v.string(),
    title: v.string(),
    actor: actorValidator,
    at: v.number(),
    size: v.number(),
    /** When the latest of its changes was created: there it stands among the changes of its actor. */
    latest: v.number(),
    reverts: v.optional(v.string()),
    revertedBy: v.optional(v.string()),
    /** Of one that takes another back: the batch that all the undoing and redoing is about. */
    original: v.optional(v.string()),
    /** Of such a one, too: how far it is, and who goes on with it. */
    progress: v.optional(
      v.object({
        /** Changes of the other that were created from then on have been looked at; absent before the first. */
        cursor: v.optional(v.number()),
        done: v.number(),
        left: v.number(),
        leftNames: v.array(v.string()),
        isDone: v.boolean(),
        job: v.optional(v.id('_scheduled_functions')),
      }),
    ),
    ...undoFields,
  })
    .index('by_space_and_batchId', ['space', 'batchId'])
    .index('by_space_and_latest', ['space', 'latest'])
    .index('by_space_and_isDone_and_original', ['space', 'progress.isDone', 'original'])
    .index('by_space_and_actor_and_undoState_and_latest', ['space', 'actor.id', 'undoState', 'latest'])
    .index('by_space_and_reverts_and_revertedBy', ['space', 'reverts', 'revertedBy']),

  /** Items that were deleted for ever, and of whose changes some are still stored; no reading shows those. */
  purges: defineTable({ ...spaceField, itemId: v.id('items') }).index('by_space_and_itemId', [
    'space',
    'itemId',
  ]),

  /** Who has emptied the trash, and of what, for as long as that goes on. */
  emptyings: defineTable({ ...spaceField, actor: actorValidator, until: v.number() }).index('by_space', [
    'space',
  ]),

  /** Items that were created together and are not in the counts yet, some dozens a document. */
  uncounted: defineTable({
    ...spaceField,
    entries: v.array(
      v.object({
        id: v.id('items'),
        status: itemFields.status,
        ...orderKeys,
        creationTime: v.number(),
      }),
    ),
  }).index('by_space', ['space']),

  /** One document, of the deployment's own items: which generation of the counts is read, and how far a new one has been built. */
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
