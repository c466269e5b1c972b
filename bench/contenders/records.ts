import { fold, foldedWords } from '../folding.ts';
import type { SearchQuery } from '../queries.ts';
import type { BenchItem } from '../workload.ts';

/** What the contenders that know no order of names and no text search are given to work with. */

/** An item with what it is sorted by and, if it is to be searched, what it is searched by. */
export interface BenchRecord {
  id: string;
  name: string;
  key: string;
  description: string;
  status: BenchItem['status'];
  tags: readonly string[];
  createdAt: number;
  updatedAt: number;
  version: number;
  text?: string;
}

/** For these names it gives the order of the whole key (NFKC, case folded), for less. */
export const nameKeyOf = (name: string) => name.toLowerCase();

/** All words, folded, each between spaces; a line each for name, tags and description. */
export const searchTextOf = (item: Pick<BenchItem, 'name' | 'tags' | 'description'>) =>
  [item.name, item.tags.join(' '), item.description]
    .map((text) => ` ${foldedWords(text).join(' ')} `)
    .join('\n');

export function createRecord(item: BenchItem, search: boolean): BenchRecord {
  // Written out: engines keep an object that is made by spreading, and then added to, in much more room.
  const { id, name, description, status, tags, createdAt, updatedAt, version } = item;
  const key = nameKeyOf(name);
  if (!search) return { id, name, key, description, status, tags, createdAt, updatedAt, version };
  const text = searchTextOf(item);
  return { id, name, key, description, status, tags, createdAt, updatedAt, version, text };
}

/** What a new name changes; the time and version go on as they would in the application. */
export function renamed(record: BenchRecord, name: string): Partial<BenchRecord> {
  const changes: Partial<BenchRecord> = {
    name,
    key: nameKeyOf(name),
    updatedAt: record.updatedAt + 1,
    version: record.version + 1,
  };
  if (record.text !== undefined)
    changes.text = ` ${fold(name)} ${record.text.slice(record.text.indexOf('\n') - 1)}`;
  return changes;
}

/** Negative, zero or positive. */
export function compareKeys(a: { readonly key: string }, b: { readonly key: string }): number {
  if (a.key < b.key) return -1;
  return a.key > b.key ? 1 : 0;
}

/** 0 for no match; more for a whole word than for a prefix, more for the name than for tags and description. */
export function scoreText(text: string, { words, prefix }: SearchQuery): number {
  let score = 0;
  for (const word of words) {
    const place = text.indexOf(` ${word} `);
    if (place < 0) return 0;
    score += 2 * fieldWeight(text, place);
  }
  const place = text.indexOf(` ${prefix}`);
  if (place < 0) return 0;
  return score + (text.includes(` ${prefix} `) ? 2 : 1) * fieldWeight(text, place);
}

function fieldWeight(text: string, place: number): number {
  const endOfName = text.indexOf('\n');
  if (place < endOfName) return 9;
  return place < text.indexOf('\n', endOfName + 1) ? 3 : 1;
}

/** Cuts the best off a list of what matched. */
export function bestOf<T>(matches: { readonly row: T; readonly score: number }[], count: number): T[] {
  return matches
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ row }) => row);
}

/** Reads every text. */
export function scan<T extends { readonly text?: string }>(rows: Iterable<T>, query: SearchQuery) {
  const matches: { row: T; score: number }[] = [];
  for (const row of rows) {
    const score = scoreText(row.text ?? '', query);
    if (score > 0) matches.push({ row, score });
  }
  return matches;
}
