import { parseChangeQuery, parseFieldNames } from '../change-requests.ts';
import type { Batch, ChangePage, ChangeQuery, ChangeRepository, UndoState } from '../changes.ts';
import { watchParsed, whenParsed, withoutAbsent, type Closable } from './asking.ts';
import type { Deployment } from './deployment.ts';
import type { Foretelling } from './foretelling.ts';
import { functions } from './functions.ts';
import { LiveWatches } from './live-watches.ts';
import { source } from './sources.ts';
import {
  readBatch,
  readChange,
  readChanges,
  readReversion,
  readSnapshot,
  readUndo,
  readUndoState,
} from './wire-history.ts';

/** The record of a deployment. What taking back does to items is not foretold: only the deployment knows the record. */
export function createConvexChanges(
  deployment: Deployment,
  foretelling: Foretelling,
): Closable<ChangeRepository> {
  const { changes } = functions;
  const lists = new LiveWatches<ChangePage>();
  const batches = new LiveWatches<Batch>();
  const undo = new LiveWatches<UndoState>();
  const ofAny = () => foretelling.of({ kind: 'untold' });

  return {
    list: (query) =>
      whenParsed(deployment, parseChangeQuery(query), (parsed) =>
        deployment.read(changes.list, withoutAbsent(parsed), readChanges),
      ),
    get: (id) => deployment.read(changes.get, { id }, readChange),
    watch: (query, observer) =>
      watchParsed(deployment, parseChangeQuery(query), observer, (parsed) => {
        const { cursor: _, ...asked } = withoutAbsent(parsed);
        return lists.watch(
          keyOf(asked),
          () => source(deployment, changes.list, asked, readChanges),
          observer,
        );
      }),
    snapshot: (id) => deployment.read(changes.snapshot, { id }, readSnapshot),
    batch: (id) => deployment.read(changes.batch, { id }, readBatch),
    watchBatch: (id, observer) =>
      batches.watch(id, () => source(deployment, changes.batch, { id }, readBatch), observer),
    revert: (id) => deployment.write(changes.revert, { id }, readReversion, ofAny()),
    restoreTo: (itemId, changeId, fields) =>
      whenParsed(deployment, parseFieldNames(fields), (parsed) =>
        deployment.write(
          changes.restoreTo,
          { itemId, changeId, fields: [...parsed] },
          readReversion,
          foretelling.of({ kind: 'untold', id: itemId }),
        ),
      ),
    revertBatch: (id) => deployment.write(changes.revertBatch, { id }, readBatch, ofAny()),
    undo: () => deployment.write(changes.undo, {}, readUndo, ofAny()),
    redo: () => deployment.write(changes.redo, {}, readUndo, ofAny()),
    watchUndo: (observer) =>
      undo.watch('', () => source(deployment, changes.undoState, {}, readUndoState), observer),
    close() {
      lists.close();
      batches.close();
      undo.close();
    },
  };
}

const keyOf = ({ limit, itemId, batchId, actorId, kind, from, to }: ChangeQuery) =>
  JSON.stringify([limit, itemId, batchId, actorId, kind, from, to]);
