import type { Change } from '../../../shared/database/changes.ts';

/** Finds, among changes that are at hand, the one that took another one back. */
export function findUndoer(known: readonly Change[]): (change: Change) => Change | undefined {
  const byId = new Map(known.map((change) => [change.id, change]));
  return ({ revertedBy }) => (revertedBy === undefined ? undefined : byId.get(revertedBy));
}
