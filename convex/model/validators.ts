import { zodOutputToConvexFields, zodToConvex } from 'convex-helpers/server/zod4';
import { literals, partial } from 'convex-helpers/validators';
import { v } from 'convex/values';
import {
  batchReferenceSchema,
  changeQuerySchema,
  trashQuerySchema,
} from '../../shared/database/change-requests.ts';
import { changeKinds } from '../../shared/database/query-limits.ts';
import { filterSchema, querySchema } from '../../shared/database/requests.ts';
import { createItemSchema, itemFieldsSchema, updateItemSchema } from '../../shared/items/item-schema.ts';
import { editableFields } from '../../shared/items/item.ts';
import { roles } from '../../shared/session/roles.ts';
import { fieldsOf } from './arguments.ts';

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

export const filterArgs = fieldsOf(filterSchema.shape);
export const queryArgs = fieldsOf(querySchema.shape);
/** Those of any function that searches. */
export const openSearchArgs = { ...partial(queryArgs), search: v.string() };
export const createArgs = fieldsOf(createItemSchema.shape);
export const updateArgs = fieldsOf(updateItemSchema.shape);

/** What every write of items takes besides. */
export const writeArgs = { batch: v.optional(zodToConvex(batchReferenceSchema)) };

export const fieldName = literals(...editableFields);
export const fieldNames = v.array(fieldName);
export const fieldValues = v.object(partial(itemFields));

export const actorValidator = v.object({ id: v.string(), name: v.string() });
export const kindValidator = literals(...changeKinds);

/** A change on the wire. */
export const changeValidator = v.object({
  id: v.string(),
  itemId: v.string(),
  itemName: v.string(),
  version: v.number(),
  at: v.number(),
  actor: actorValidator,
  kind: kindValidator,
  before: v.nullable(fieldValues),
  after: v.nullable(fieldValues),
  batchId: v.optional(v.string()),
  reverts: v.optional(v.string()),
  revertedBy: v.optional(v.string()),
});

export const changeQueryArgs = fieldsOf(changeQuerySchema.shape);
export const changePageValidator = v.object({
  changes: v.array(changeValidator),
  next: v.optional(v.string()),
  keptFor: v.number(),
});

export const snapshotValidator = v.object({ change: changeValidator, fields: v.object(itemFields) });

export const reversionValidator = v.object({ change: v.optional(changeValidator), left: fieldNames });

/** How far a batch has been taken back. */
export const batchReversionValidator = v.object({
  batchId: v.string(),
  done: v.number(),
  left: v.number(),
  leftNames: v.array(v.string()),
  isDone: v.boolean(),
});

/** A batch on the wire. */
export const batchValidator = v.object({
  id: v.string(),
  title: v.string(),
  actor: actorValidator,
  at: v.number(),
  size: v.number(),
  reverts: v.optional(v.string()),
  reversion: v.optional(batchReversionValidator),
});

const unitValidator = v.union(v.object({ change: changeValidator }), v.object({ batch: batchValidator }));
export const undoStateValidator = v.object({
  undo: v.optional(unitValidator),
  redo: v.optional(unitValidator),
});

/** The errors that undo and redo answer with: a function that throws would forget that it was tried. */
const refusalValidator = v.union(
  v.object({ kind: v.literal('NotFound'), id: v.string(), message: v.string() }),
  v.object({
    kind: v.literal('ValidationError'),
    issues: v.array(v.object({ path: v.array(v.union(v.string(), v.number())), message: v.string() })),
    message: v.string(),
  }),
);
/** What was taken back, or why it could not be; neither when there was nothing. */
export const undoAnswerValidator = v.object({
  outcome: v.optional(
    v.union(
      v.object({ change: changeValidator, reversion: reversionValidator }),
      v.object({ batch: batchValidator }),
    ),
  ),
  refusal: v.optional(refusalValidator),
});

export const trashQueryArgs = fieldsOf(trashQuerySchema.shape);
export const trashPageValidator = v.object({
  items: v.array(v.object({ item: itemValidator, deletedAt: v.number(), deletedBy: actorValidator })),
  total: v.number(),
  keptFor: v.number(),
});

export const roleValidator = literals(...roles);

/** Who is calling, or why it is nobody. */
export const callerValidator = v.object({
  mayView: v.boolean(),
  why: v.optional(literals('ended', 'removed')),
  member: v.optional(v.object({ id: v.string(), name: v.string(), email: v.string(), role: roleValidator })),
});

/** A member on the wire. */
const memberValidator = v.object({
  id: v.string(),
  email: v.string(),
  name: v.optional(v.string()),
  role: roleValidator,
  invitedBy: v.optional(actorValidator),
  invitedAt: v.number(),
  joinedAt: v.optional(v.number()),
  lastSeenAt: v.optional(v.number()),
});

export const memberListValidator = v.object({
  members: v.array(memberValidator),
  hasMore: v.boolean(),
  lastAdmin: v.optional(v.string()),
});

/** A space on the wire. */
export const spaceValidator = v.object({ id: v.string(), createdAt: v.number(), createdBy: actorValidator });

/** Where somebody is. */
export const placeFields = { itemId: v.optional(v.string()), isEditing: v.boolean(), isIdle: v.boolean() };
export const presenceValidator = v.object({ tab: v.string(), actor: actorValidator, ...placeFields });
