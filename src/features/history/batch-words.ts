import type { Batch, BatchReversion, Change } from '../../../shared/database/changes.ts';
import { wayOf } from '../../lib/item-commands/batch-sentences.ts';
import { listNames } from '../../lib/item-commands/command-sentences.ts';

/** What the button says that takes a batch back; `change` is one of it. */
export function nameUndo(batch: Batch, { kind }: Change): string {
  if (batch.reverts !== undefined) return wayOf(batch) === 'redo' ? 'Redo' : 'Undo';
  return kind === 'created' ? 'Undo this import' : 'Undo this bulk edit';
}

/** What had to stay of a batch that was taken back, by some of its names; empty when nothing had. */
export const sayLeft = ({ left, leftNames }: BatchReversion): string =>
  left === 0 ? '' : `Without what was changed since: ${listNames(leftNames, left)}`;
