import type { Change } from '../../../shared/database/changes.ts';
import { groupBy } from './group-by.ts';

/** A row of the activity: one change, or all that is known of a batch. */
export type ActivityRow =
  | { readonly kind: 'change'; readonly id: string; readonly at: number; readonly change: Change }
  | {
      readonly kind: 'batch';
      /** The batch's. */
      readonly id: string;
      /** When the newest of the known ones was made. */
      readonly at: number;
      /** The newest first; one at least. */
      readonly changes: readonly [Change, ...Change[]];
    };

/** A batch is one row, where its newest change stands, whatever was done in between. */
export function toRows(changes: readonly Change[]): readonly ActivityRow[] {
  const batches = groupBy(changes, ({ batchId }) => batchId);
  const shown = new Set<string>();
  return changes.flatMap((change): ActivityRow[] => {
    const { id, at, batchId } = change;
    if (batchId === undefined) return [{ kind: 'change', id, at, change }];
    if (shown.has(batchId)) return [];
    shown.add(batchId);
    const [, ...others] = batches.get(batchId) ?? [];
    return [{ kind: 'batch', id: batchId, at, changes: [change, ...others] }];
  });
}
