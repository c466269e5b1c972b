import type { Batch, ChangePage, ChangeQuery } from '../../shared/database/changes.ts';
import type { Database, Observer } from '../../shared/database/database.ts';
import { useWatchOf, type Watched } from './use-watch.ts';

/** The record of changes, live. Apart from use-watch.ts, which the first screen loads. */

const watchChanges = (
  database: Database,
  query: Omit<ChangeQuery, 'cursor'>,
  observer: Observer<ChangePage>,
) => database.changes().watch(query, observer);

const watchBatch = (database: Database, id: string, observer: Observer<Batch>) =>
  database.changes().watchBatch(id, observer);

/** The newest changes that match. Raise the attempt to try again after an error. */
export function useWatchChanges(query: Omit<ChangeQuery, 'cursor'>, attempt = 0): Watched<ChangePage> {
  return useWatchOf(watchChanges, query, attempt);
}

/** A batch and how far it has been taken back; an error of kind NotFound when none of its changes is on record. */
export function useWatchBatch(id: string): Watched<Batch> {
  return useWatchOf(watchBatch, id);
}
