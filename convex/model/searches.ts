import { unknownActor } from '../../shared/database/actors.ts';
import type { Actor } from '../../shared/database/changes.ts';
import type { DatabaseResult, ItemFilter, ItemQuery } from '../../shared/database/database.ts';
import { parseFilter, parseQuery } from '../../shared/database/requests.ts';
import { validationError } from '../../shared/database/results.ts';
import { parseSearch } from '../../shared/items/search-words.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { MutationCtx, QueryCtx } from '../_generated/server.js';
import { refuse } from './errors.ts';
import { countSearch } from './limits.ts';

/**
 * A query of Convex cannot write, and so cannot count itself. A mutation opens each search instead, which counts, and
 * what was not opened is not searched for.
 */

/** What a function that searches is called with; items:count has no window. */
export type Search = ItemFilter & Partial<Omit<ItemQuery, keyof ItemFilter>>;

/** So many stay open of one member, and of all who have not signed in; the oldest is closed for another one. */
const mostOpen = { search: 50, anonymousSearch: 1000 } as const;
/** More than have ever to be closed for one. */
const closedForOne = 10;
/** How long they stay open, ms. */
const openFor = 24 * 60 * 60_000;
/** So many are closed in one transaction. One weighs up to 20 kB. */
const closedInOneStep = 200;

/** By the rules of the function that is to search. */
export function parseSearchRequest(request: Search): DatabaseResult<Search> {
  const { limit, offset, sort } = request;
  const isCount = limit === undefined && offset === undefined && sort === undefined;
  // What a window lacks is for its parser to say.
  return isCount ? parseFilter(request) : parseQuery(request as ItemQuery);
}

/** Answers with the search itself. ValidationError for one that is not open: to wait, as after RateLimited, would not help. */
export async function requireOpen<Asked extends Search>(
  ctx: QueryCtx,
  actor: Actor,
  search: Asked,
): Promise<Asked> {
  const query = textOf(search);
  if (query === undefined || (await find(ctx, actor, query))) return search;
  const message =
    'This search was not opened, or not lately. Call items:openSearch with the same arguments first; in a browser, reload the page.';
  return refuse(validationError([{ path: ['search'], message }]));
}

/** What items:openSearch does. RateLimited for too many that are not open yet. */
export async function openSearch(ctx: MutationCtx, { id: actor }: Actor, search: Search): Promise<void> {
  const query = textOf(search);
  if (query === undefined || (await find(ctx, { id: actor }, query))) return;
  const limit = actor === unknownActor.id ? 'anonymousSearch' : 'search';
  await countSearch(ctx, limit, actor);
  const searches = () => ctx.db.query('searches');
  const latest = await searches()
    .withIndex('by_actor_and_number', (q) => q.eq('actor', actor))
    .order('desc')
    .first();
  const number = (latest?.number ?? 0) + 1;
  await ctx.db.insert('searches', { actor, query, number });
  const tooMany = await searches()
    .withIndex('by_actor_and_number', (q) => q.eq('actor', actor).lte('number', number - mostOpen[limit]))
    .take(closedForOne);
  await closeAll(ctx, tooMany);
}

/** Closes what has been open for long. Whether there was no more. */
export async function closeOldSearches(ctx: MutationCtx): Promise<boolean> {
  const old = await ctx.db
    .query('searches')
    .withIndex('by_creation_time', (q) => q.lt('_creationTime', Date.now() - openFor))
    .take(closedInOneStep);
  await closeAll(ctx, old);
  return old.length < closedInOneStep;
}

/** Closes all of somebody who is gone for good. */
export async function closeSearchesOf(ctx: MutationCtx, actorId: string): Promise<void> {
  const open = ctx.db.query('searches').withIndex('by_actor_and_number', (q) => q.eq('actor', actorId));
  await closeAll(ctx, await open.take(mostOpen.search));
}

async function closeAll({ db }: MutationCtx, searches: readonly Doc<'searches'>[]): Promise<void> {
  for (const { _id } of searches) await db.delete('searches', _id);
}

/** The same for all that ask for the same. Undefined where there is no word to search for. */
function textOf({ search, status, sort, offset, limit }: Search): string | undefined {
  const terms = parseSearch(search);
  if (!terms) return undefined;
  return JSON.stringify([terms.words, terms.prefix, status, sort?.field, sort?.direction, offset, limit]);
}

const find = ({ db }: QueryCtx, { id }: Pick<Actor, 'id'>, query: string): Promise<Doc<'searches'> | null> =>
  db
    .query('searches')
    .withIndex('by_actor_and_query', (q) => q.eq('actor', id).eq('query', query))
    .unique();
