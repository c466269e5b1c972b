import type { BatchReference } from '../../../shared/database/changes.ts';
import type { DatabaseError, ItemRepository, ValidationIssue } from '../../../shared/database/database.ts';
import { causeOf, failure } from '../../../shared/database/results.ts';
import { askPatiently, type Patience } from './ask-patiently.ts';
import { toFaults } from './check-row.ts';
import { batchSize } from './import-limits.ts';
import type { Job, ReadyRow, WrongRow } from './import-plan.ts';
import { nextTask } from './pacer.ts';

/** How an import went. Every row is in exactly one of: created (by number), refused, rest. */
export interface ImportOutcome {
  readonly created: number;
  /** Rows that the database did not accept although they looked right here. */
  readonly refused: readonly WrongRow[];
  /** Rows that were not tried, or whose batch failed as a whole: to be tried again. */
  readonly rest: readonly ReadyRow[];
  /** Why there is a rest, if not by cancelling. */
  readonly error?: DatabaseError;
}

/**
 * Creates items batch by batch, each all or none, in the order of the file. An abort is heeded between
 * batches: what was created stays, and the outcome says exactly how much that is. Where the database asks to wait,
 * it is waited, as often as it asks. Never throws. On record all of it is one, so that it is undone as one.
 */
export async function importRows(
  repository: ItemRepository,
  rows: readonly ReadyRow[],
  record: BatchReference,
  { onProgress, ...patience }: Job & Patience,
): Promise<ImportOutcome> {
  const refused: WrongRow[] = [];
  let rest = rows;
  let created = 0;
  while (rest.length > 0 && !patience.signal.aborted) {
    const batch = rest.slice(0, batchSize);
    const requests = batch.map(({ item }) => item);
    const create = () => repository.createMany(requests, { batch: record }).catch(unexpected);
    const result = await askPatiently(create, patience);
    if (!result) break;
    if (result.ok) {
      created += batch.length;
      rest = rest.slice(batch.length);
    } else {
      const found = findRefused(batch, result.error);
      if (found.length === 0) return { created, refused, rest, error: result.error };
      // The others of the batch are tried again without them.
      refused.push(...found);
      const isRefused = new Set(found.map(({ row }) => row));
      rest = rest.filter(({ row }) => !isRefused.has(row));
    }
    onProgress((rows.length - rest.length) / rows.length);
    // A database in this very tab answers without ever letting the browser paint.
    await nextTask();
  }
  return { created, refused, rest };
}

/** A repository promises not to throw. Should it do so nevertheless, the rows must not be lost with it. */
const unexpected = (thrown: unknown) =>
  failure({
    kind: 'QueryError',
    message: 'The database failed unexpectedly. Look at the list to see what is there, then try again.',
    cause: causeOf(thrown),
  });

/** The rows of a batch that a ValidationError names; none for any other error. */
function findRefused(batch: readonly ReadyRow[], error: DatabaseError): WrongRow[] {
  if (error.kind !== 'ValidationError') return [];
  const issuesByIndex = new Map<number, ValidationIssue[]>();
  for (const { path, message } of error.issues) {
    const [index, ...field] = path;
    if (typeof index !== 'number') continue;
    issuesByIndex.set(index, [...(issuesByIndex.get(index) ?? []), { path: field, message }]);
  }
  return batch.flatMap(({ row, cells }, index) => {
    const issues = issuesByIndex.get(index);
    return issues ? [{ row, cells, faults: toFaults(issues) }] : [];
  });
}
