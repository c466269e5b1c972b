import type { Infer } from 'convex/values';
import type { Actor } from '../../shared/database/changes.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import type { MutationCtx, QueryCtx } from '../_generated/server.js';
import { refuse } from './errors.ts';
import type { spaceValidator } from './validators.ts';

/**
 * Sets of items of their own, for those who were invited for one. Nobody comes in from the deployment's own, so that
 * no member loses sight of their items; and what the deployment's own members have is out of reach for everybody else.
 */

/** So many at once. Each has its own trees, which the next space takes over. */
const mostSpaces = 100;
/** Of one space. */
const mostMembers = 50;

/** A new one, with nothing and nobody in it. QueryError where there are too many. */
export async function createSpace(ctx: MutationCtx, createdBy: Actor): Promise<Infer<typeof spaceValidator>> {
  const all = await readSpaces(ctx);
  if (all.length === mostSpaces) {
    refuse({ kind: 'QueryError', message: `There are ${mostSpaces} spaces already. Clear some of them.` });
  }
  const taken = new Set(all.map(({ slot }) => slot));
  let slot = 1;
  while (taken.has(slot)) slot += 1;
  const id = await ctx.db.insert('spaces', { createdBy, slot });
  return toSpace(await findSpace(ctx, id));
}

/** All of them, the oldest first. */
export async function listSpaces(ctx: QueryCtx): Promise<Infer<typeof spaceValidator>[]> {
  return (await readSpaces(ctx)).map(toSpace);
}

const readSpaces = ({ db }: QueryCtx): Promise<Doc<'spaces'>[]> => db.query('spaces').take(mostSpaces);

const toSpace = ({ _id: id, _creationTime: createdAt, createdBy }: Doc<'spaces'>) => ({
  id,
  createdAt,
  createdBy,
});

/** NotFound for what is no space, or not any more. */
export async function findSpace({ db }: QueryCtx, id: string): Promise<Doc<'spaces'>> {
  const spaceId = db.normalizeId('spaces', id);
  const space = spaceId && (await db.get('spaces', spaceId));
  return space ?? refuse({ kind: 'NotFound', id, message: 'There is no such space, or not any more.' });
}

/** A space that so many more can come into. NotFound for one that is being cleared, too; QueryError for a full one. */
export async function openSpace(ctx: QueryCtx, id: string, coming: number): Promise<Id<'spaces'>> {
  const { _id, isClosing } = await findSpace(ctx, id);
  if (isClosing) refuse({ kind: 'NotFound', id, message: 'This space is being cleared.' });
  if ((await readPeople(ctx, _id)).length + coming > mostMembers) {
    refuse({ kind: 'QueryError', message: `A space has at most ${mostMembers} members.` });
  }
  return _id;
}

const readPeople = ({ db }: QueryCtx, space: Id<'spaces'>): Promise<Doc<'members'>[]> =>
  db
    .query('members')
    .withIndex('by_space_and_email', (q) => q.eq('space', space))
    .take(mostMembers);

/** Whoever is in one space is in another from now on. What they did stays where they did it. */
export async function enterSpace(ctx: MutationCtx, space: string, from: string): Promise<void> {
  const people = await readPeople(ctx, (await findSpace(ctx, from))._id);
  if (space === from) return;
  const entered = await openSpace(ctx, space, people.length);
  for (const { _id } of people) await ctx.db.patch('members', _id, { space: entered });
}
