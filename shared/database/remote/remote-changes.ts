import type { ChangeRepository } from '../changes.ts';
import type { TrashRepository } from '../trash.ts';
import { copyOf, explain, type Line } from './line.ts';

const loadRules = () => import('../change-requests.ts');

/** The record of changes at the far end of a line. */
export function createRemoteChanges(line: Line): ChangeRepository {
  return {
    list: (query) =>
      explain(
        line.read((service) => service.changes.list(query)),
        async () => (await loadRules()).parseChangeQuery(query),
      ),
    get: (id) => line.read((service) => service.changes.get(id)),
    watch(query, observer) {
      const copy = copyOf(query);
      return line.watch((service, id) => service.watchChanges(id, copy), observer);
    },
    snapshot: (changeId) => line.read((service) => service.changes.snapshot(changeId)),
    batch: (id) => line.read((service) => service.changes.batch(id)),
    watchBatch: (batchId, observer) => line.watch((service, id) => service.watchBatch(id, batchId), observer),
    revert: (id) => line.write((service) => service.changes.revert(id)),
    restoreTo: (itemId, changeId, fields) =>
      explain(
        line.write((service) => service.changes.restoreTo(itemId, changeId, fields)),
        async () => (await loadRules()).parseFieldNames(fields),
      ),
    revertBatch: (id) => line.write((service) => service.changes.revertBatch(id)),
    undo: () => line.write((service) => service.changes.undo()),
    redo: () => line.write((service) => service.changes.redo()),
    watchUndo: (observer) => line.watch((service, id) => service.watchUndo(id), observer),
  };
}

/** The trash at the far end of a line. */
export function createRemoteTrash(line: Line): TrashRepository {
  return {
    list: (query) =>
      explain(
        line.read((service) => service.trash.list(query)),
        async () => (await loadRules()).parseTrashQuery(query),
      ),
    watch(query, observer) {
      const copy = copyOf(query);
      return line.watch((service, id) => service.watchTrash(id, copy), observer);
    },
    purge: (id) => line.write((service) => service.trash.purge(id)),
    purgeAll: () => line.write((service) => service.trash.purgeAll()),
  };
}
