import { getDocumentSize } from 'convex/values';
import type { ItemFilter, ItemQuery } from '../../shared/database/database.ts';
import { searchScore } from '../../shared/items/search-score.ts';
import type { SearchTerms } from '../../shared/items/search-words.ts';
import type { Doc } from '../_generated/dataModel.js';
import { spaceOf, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { comparePositions, entryOf, positionIn } from './orders.ts';
import { fromSearchText, searchQueries, toSearchText } from './words.ts';

/**
 * Convex finds candidates, which hold some of the words; which of them match, and what they are worth,
 * is decided here by the rules that all databases share.
 */

/** As many as Convex answers a search with. With fewer, they are all that there are. */
const candidatesMax = 1024;
/** A transaction may read 16 MiB, and a page of items takes up to 10 of them: so much is left for candidates. */
const candidateBytesMax = 5 * 1024 * 1024;
const bytesOfOneQueryMax = candidateBytesMax / 2;

type SearchText = Doc<'searchTexts'>;

export interface Match {
  readonly found: SearchText;
  readonly score: number;
}

/** All items that match, in no order; with too many candidates, those among the best of them. */
export async function findMatches(
  ctx: SpaceQueryCtx,
  terms: SearchTerms,
  { status }: ItemFilter,
): Promise<Match[]> {
  let candidates: SearchText[] = [];
  let bytesLeft = candidateBytesMax;
  for (const text of searchQueries(terms)) {
    const bytesMax = Math.min(bytesOfOneQueryMax, bytesLeft);
    const { found, bytes, isComplete } = await findCandidates(ctx, { text, status, bytesMax });
    bytesLeft -= bytes;
    if (isComplete || candidates.length === 0) candidates = found;
    if (isComplete || bytesLeft <= 0) break;
  }
  return candidates.flatMap((found) => {
    const score = searchScore(fromSearchText(found), terms);
    return score === undefined ? [] : [{ found, score }];
  });
}

interface CandidateQuery {
  readonly text: string;
  readonly status: ItemFilter['status'];
  readonly bytesMax: number;
}

async function findCandidates(ctx: SpaceQueryCtx, { text, status, bytesMax }: CandidateQuery) {
  const candidates = ctx.db.query('searchTexts').withSearchIndex('search_text', (q) => {
    const matching = q.search('text', text).eq('space', ctx.space);
    return status === undefined ? matching : matching.eq('status', status);
  });
  const found: SearchText[] = [];
  let bytes = 0;
  for await (const candidate of candidates) {
    found.push(candidate);
    bytes += getDocumentSize(candidate);
    if (found.length === candidatesMax || bytes > bytesMax) return { found, bytes, isComplete: false };
  }
  return { found, bytes, isComplete: true };
}

/** The items of a window of the matches: the best first, or sorted. */
export function selectMatches(matches: readonly Match[], query: ItemQuery): Doc<'searchTexts'>['item'][] {
  const { sort, offset, limit } = query;
  const byCreation = (a: Match, b: Match) => a.found.itemCreationTime - b.found.itemCreationTime;
  const compare = sort
    ? (a: Match, b: Match) => comparePositions(placeOf(a), placeOf(b)) * (sort.direction === 'asc' ? 1 : -1)
    : (a: Match, b: Match) => b.score - a.score || byCreation(a, b);
  const placeOf = ({ found }: Match) =>
    positionIn(sort?.field ?? 'createdAt', { ...found, creationTime: found.itemCreationTime });
  return matches
    .toSorted(compare)
    .slice(offset, offset + limit)
    .map(({ found }) => found.item);
}

/** Has an item found from now on. */
export async function addSearchText(ctx: SpaceMutationCtx, item: Doc<'items'>): Promise<void> {
  await ctx.db.insert('searchTexts', searchTextOf(item));
}

/** What a search reads of an item is written anew. */
export async function changeSearchText(ctx: SpaceMutationCtx, item: Doc<'items'>): Promise<void> {
  const stored = await findSearchText(ctx, item);
  if (stored) await ctx.db.patch('searchTexts', stored._id, searchTextOf(item));
  else await addSearchText(ctx, item);
}

/** Has an item found no more. */
export async function removeSearchText(ctx: SpaceMutationCtx, item: Doc<'items'>): Promise<void> {
  const stored = await findSearchText(ctx, item);
  if (stored) await ctx.db.delete('searchTexts', stored._id);
}

async function findSearchText(ctx: SpaceMutationCtx, item: Doc<'items'>) {
  return await ctx.db
    .query('searchTexts')
    .withIndex('by_item', (q) => q.eq('item', item._id))
    .first();
}

function searchTextOf(item: Doc<'items'>) {
  const { id, creationTime, ...keys } = entryOf(item);
  return { ...spaceOf(item), ...toSearchText(item), ...keys, item: id, itemCreationTime: creationTime };
}
