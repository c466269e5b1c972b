import type { Change, ChangePage, ChangeQuery, ChangeRepository } from '../../../shared/database/changes.ts';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { appendOlder, type Journal } from './journal.ts';

export type JournalQuery = Omit<ChangeQuery, 'cursor'>;

/** How many entries a reader sees of so many changes: a batch is one, what is filtered out is none. */
export type CountEntries = (changes: readonly Change[]) => number;

/** Pages that are read at most in one go, where all of a page belongs to one batch or is left out. */
const maxPages = 10;

/**
 * Reads on below a journal until there is half a page more to see. Each page is handed over as it comes, with
 * the cursor that it was asked for by. Answers with an error that ended it before.
 */
export async function readOlder(
  repository: ChangeRepository,
  query: JournalQuery,
  journal: Journal,
  countEntries: CountEntries,
  onPage: (cursor: string, page: ChangePage) => void,
): Promise<DatabaseError | undefined> {
  const enough = countEntries(journal.shown.changes) + query.limit / 2;
  let current = journal;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { changes, next: cursor } = current.shown;
    if (cursor === undefined || countEntries(changes) >= enough) return undefined;
    // Where a page shows little, the next ones are as large as they may be.
    const limit = pages === 0 ? query.limit : queryLimits.changes;
    const result = await repository.list({ ...query, limit, cursor });
    if (!result.ok) return result.error;
    onPage(cursor, result.value);
    current = appendOlder(current, cursor, result.value);
  }
  return undefined;
}
