import { pageSize, type Contender, type Row } from './contender.ts';
import { nameKeyOf, scoreText, searchTextOf } from './contenders/records.ts';
import type { Report } from './messages.ts';
import type { SearchQuery } from './queries.ts';
import type { BenchItem } from './workload.ts';

/** A fast wrong answer is no answer: what a contender says is compared, off the clock, with what is so. */

type Send = (message: Report) => void;

/** A watched page, and the rows that it was told last. */
export interface Shown {
  readonly offset: number;
  rows: readonly Row[];
}

type ReadPage = (offset: number) => Promise<readonly Row[]>;

/** Whole pages, out of what the contender has them come in. */
export function pageReaderOf({ page, unwrap }: Contender): ReadPage | undefined {
  if (!page) return undefined;
  return async (offset) => {
    const answer = await page(offset);
    return (unwrap ? unwrap(answer) : answer) as readonly Row[];
  };
}

const keysOf = (rows: readonly Row[]) => rows.map(({ name }) => nameKeyOf(name));

export async function checkPageOrder(page: ReadPage, items: readonly BenchItem[], send: Send): Promise<void> {
  const sorted = keysOf(items).sort();
  for (const offset of [0, items.length >> 1, items.length - pageSize]) {
    const expected = sorted.slice(offset, offset + pageSize).join('\n');
    if (keysOf(await page(offset)).join('\n') === expected) continue;
    send({ kind: 'note', text: `the page at offset ${offset} is not what the order of names says.` });
  }
}

export async function checkSearch(
  search: NonNullable<Contender['search']>,
  items: readonly BenchItem[],
  queries: readonly SearchQuery[],
  send: Send,
): Promise<void> {
  const texts = items.map(searchTextOf);
  for (const query of queries) {
    const { total, rows } = await search(query);
    const expected = texts.filter((text) => scoreText(text, query) > 0).length;
    if (total === expected && rows.length === Math.min(pageSize, total)) continue;
    const words = [...query.words, `${query.prefix}…`].join(' ');
    send({
      kind: 'note',
      text: `finds ${total} items (${rows.length} shown) where ${expected} match “${words}”.`,
    });
    return;
  }
}

/** What the watched pages were told last must be what a page asked for now shows. */
export async function checkWatchedPages(page: ReadPage, shown: readonly Shown[], send: Send): Promise<void> {
  const checked = shown.filter((_, index) => index % 10 === 0);
  let wrong = 0;
  for (const { offset, rows } of checked) {
    const now = keysOf(await page(offset));
    if (rows.length !== pageSize || keysOf(rows).join('\n') !== now.join('\n')) wrong += 1;
  }
  if (wrong > 0)
    send({ kind: 'note', text: `${wrong} of ${checked.length} watched pages did not show the last state.` });
}
