import * as z from 'zod/mini';
import { editableFields, itemStatuses, type Item } from '../../items/item.ts';
import type { DatabaseError, DatabaseResult, ItemPage } from '../database.ts';
import { deepFreeze } from '../freeze.ts';
import { failure, success } from '../results.ts';

/**
 * What the deployment sends, parsed before it is trusted. Looked at are the types only: an item that
 * was edited in Convex's dashboard may break a rule of the form, and should be seen all the same.
 * Unknown fields are dropped, so that a newer deployment does not break an older tab.
 */

export const time = z.number();
export const count = z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= 0));
export const version = z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= 1));
export const id = z.string().check(z.minLength(1));

/** What people write of an item. */
export const fields = {
  name: z.string(),
  description: z.string(),
  status: z.enum(itemStatuses),
  tags: z.array(z.string()),
};

export const itemSchema = z.object({ id, ...fields, createdAt: time, updatedAt: time, version });

interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

const message = z.string().check(z.minLength(1));
const issue = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() });
const value = z.union([fields.name, fields.tags]);
const contested = z.object({
  field: z.enum(editableFields),
  base: z.exactOptional(value),
  theirs: value,
  mine: value,
});

export const errorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('NotFound'), id: z.string(), message }),
  z.object({ kind: z.literal('ValidationError'), issues: z.array(issue), message }),
  z.object({
    kind: z.literal('ConflictError'),
    current: itemSchema,
    contested: z.array(contested),
    message,
  }),
  z.object({ kind: z.literal('Forbidden'), message, needsSignIn: z.exactOptional(z.literal(true)) }),
  z.object({ kind: z.literal('RateLimited'), message, retryAfter: time }),
  z.object({ kind: z.literal('QueryError'), message }),
]);

/** Reads one kind of answer: the value, frozen, or a SerializationError that says where it is wrong. */
export type Read<T> = (raw: unknown) => DatabaseResult<T>;

/** What an answer is made of is kept with it, so that the same answer is read once and stays the same object. */
export function reader<T>(schema: z.ZodMiniType<T>): Read<T> {
  const known = new WeakMap<object, DatabaseResult<T>>();
  return (raw) => {
    const key = typeof raw === 'object' && raw !== null ? raw : undefined;
    const result = (key && known.get(key)) ?? parse(schema, raw);
    if (key) known.set(key, result);
    return result;
  };
}

function parse<T>(schema: z.ZodMiniType<T>, raw: unknown): DatabaseResult<T> {
  const parsed = schema.safeParse(raw);
  return parsed.success ? success(deepFreeze(parsed.data)) : failure(notUnderstood(firstIssue(parsed.error)));
}

/** Where it is wrong, and what is wrong there. */
function firstIssue({ issues: [first] }: z.core.$ZodError): Issue {
  return { path: first?.path.map(String) ?? [], message: first?.message ?? 'invalid' };
}

const notUnderstood = ({ path, message: what }: Issue): DatabaseError => ({
  kind: 'SerializationError',
  message:
    'The deployment sent something that is not understood here. It may run other functions than this app ' +
    'expects: run "npx convex deploy", then reload the page.',
  cause: { name: 'ZodError', message: `${path.join('.') || 'the whole'}: ${what}` },
});

export const readItem: Read<Item> = reader(itemSchema);
export const readItems: Read<readonly Item[]> = reader(z.array(itemSchema));
export const readPage: Read<ItemPage> = reader(z.object({ items: z.array(itemSchema), total: count }));
export const readCount: Read<number> = reader(count);
/** For functions that answer with nothing. */
export const readNothing: Read<void> = (raw) => {
  const read = parse(z.null(), raw);
  return read.ok ? success(undefined) : read;
};

/**
 * The error that a function refused with: a SerializationError when it is of a kind that is agreed on and
 * has not what belongs to it, undefined when it is of no such kind.
 */
export function readError(data: unknown): DatabaseError | undefined {
  const parsed = errorSchema.safeParse(data);
  if (parsed.success) return deepFreeze(parsed.data);
  const issue = firstIssue(parsed.error);
  const isUnknownKind = issue.path.length === 0 || issue.path[0] === 'kind';
  return isUnknownKind ? undefined : notUnderstood(issue);
}
