import type {
  DatabaseError,
  DatabaseResult,
  ItemFilter,
  ItemRepository,
  ItemSort,
} from '../../../shared/database/database.ts';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { csvHeader, itemToCsv, itemToJson } from '../../../shared/items/transfer.ts';
import type { Item } from '../../../shared/items/item.ts';
import { askPatiently, type Patience } from './ask-patiently.ts';
import type { FileKind } from './save-file.ts';
import { byteOrderMark } from './wrong-rows.ts';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is exported: the items that the list shows, in its order, on all of its pages. */
export interface ExportQuery {
  readonly filter: ItemFilter;
  readonly sort?: ItemSort | undefined;
}

/** The database did not answer. What was written until then is not a whole file. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  constructor(readonly reason: DatabaseError) {
    super(reason.message);
  }
}

/** The answer, waited for while it is asked for too often. Throws {@link ExportError}; an AbortError when it is aborted. */
export async function answerOf<T>(ask: () => Promise<DatabaseResult<T>>, patience: Patience): Promise<T> {
  const result = await askPatiently(ask, patience);
  if (!result) throw new DOMException('The export was cancelled.', 'AbortError');
  if (!result.ok) throw new ExportError(result.error);
  return result.value;
}

/** A piece of the file, and how many items it holds. */
export interface ExportPart {
  readonly text: string;
  readonly items: number;
}

/** The name and the type of a file of items: items-2026-11-23.csv, by the calendar of the person. */
export function exportFile(format: ExportFormat, date: Date): FileKind {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
  return { name: `items-${day}.${format}`, type: format === 'csv' ? 'text/csv' : 'application/json' };
}

/** The file, a page of the database at a time. Throws what {@link answerOf} throws. */
export const formatExport = (
  repository: ItemRepository,
  query: ExportQuery,
  format: ExportFormat,
  patience: Patience,
) => formatPages(readAll(repository, query, patience), format);

/** The file of these items, page by page. */
export async function* formatPages(
  pages: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>,
  format: ExportFormat,
): AsyncGenerator<ExportPart> {
  if (format === 'csv') {
    yield { text: byteOrderMark + csvHeader(), items: 0 };
    for await (const page of pages) yield { text: page.map(itemToCsv).join(''), items: page.length };
    return;
  }
  let separator = '[\n';
  for await (const page of pages) {
    yield { text: separator + page.map(itemToJson).join(',\n'), items: page.length };
    separator = ',\n';
  }
  yield { text: separator === '[\n' ? '[]\n' : '\n]\n', items: 0 };
}

/**
 * All items that match, page by page, none twice. While nobody writes, that is exactly what the list shows.
 * Under writes, every item that exists and matches throughout is there once, as it was when its page was read:
 * - pages overlap by one row; when that row is a new one, rows before it were deleted or have moved on, and
 *   the walk steps back until it meets a row that it knows;
 * - when fewer came than there are (an edit moved an item from ahead of the walk to behind it), the order of
 *   creation, in which nothing moves, is walked for the missing ones; they come last.
 * An item created or deleted meanwhile may or may not be there. What can still be missed is an item that moved
 * behind the walk while another that was already written ceased to match.
 */
async function* readAll(
  repository: ItemRepository,
  { filter, sort }: ExportQuery,
  patience: Patience,
): AsyncGenerator<readonly Item[]> {
  const seen = new Set<string>();
  yield* walk(repository, sort ? { ...filter, sort } : filter, seen, patience);
  const total = await answerOf(() => repository.count(filter), patience);
  if (total <= seen.size) return;
  yield* walk(repository, { ...filter, sort: { field: 'createdAt', direction: 'asc' } }, seen, patience);
}

async function* walk(
  repository: ItemRepository,
  query: ItemFilter & { readonly sort?: ItemSort },
  seen: Set<string>,
  patience: Patience,
): AsyncGenerator<readonly Item[]> {
  const limit = queryLimits.limit;
  for (let offset = 0; ;) {
    const items = await answerOf(() => repository.list({ ...query, limit, offset }), patience);
    const hasShifted = offset > 0 && !(items[0] && seen.has(items[0].id));
    if (hasShifted) {
      offset = Math.max(0, offset - limit + 1);
      continue;
    }
    const fresh = items.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length > 0) yield fresh;
    if (items.length < limit) return;
    offset += limit - 1;
  }
}
