import { useMemo } from 'react';
import type { Change, UndoState, UndoUnit } from '../../../shared/database/changes.ts';
import type { Database, Observer } from '../../../shared/database/database.ts';
import { titleOfReversion } from '../../../shared/database/revert-rules.ts';
import { useAllowedActions, type Action } from '../actions.ts';
import { deedOf, diffsOf, quoteItem, sayDeed } from '../change-words.ts';
import { useItemCommands } from '../item-commands.tsx';
import { nameFields } from '../name-fields.ts';
import { useWatchOf } from '../use-watch.ts';

/** Undo and Redo as actions that say what they would take back. Import it lazily. */

const watchUndo = (database: Database, _: null, observer: Observer<UndoState>) =>
  database.changes().watchUndo(observer);

/** Both, as long as it is not known; then those for which there is something. None for a viewer. */
export function useUndoActions(): readonly Action[] {
  const { undo, redo } = useItemCommands();
  const { value: state } = useWatchOf(watchUndo, null);
  const actions = useMemo(
    (): readonly Action[] => [
      ...(state && !state.undo
        ? []
        : [action('items.undo', state?.undo ? undoLabel(state.undo) : 'Undo', undo)]),
      ...(state && !state.redo
        ? []
        : [action('items.redo', state?.redo ? redoLabel(state.redo) : 'Redo', redo)]),
    ],
    [state, undo, redo],
  );
  return useAllowedActions(actions);
}

const action = (id: string, label: string, run: () => Promise<void>): Action => ({
  id,
  label,
  group: 'Items',
  isWrite: true,
  run: () => void run(),
});

/** `Undo: Deleted “Widget”` */
const undoLabel = (unit: UndoUnit): string =>
  'batch' in unit ? titleOfReversion(unit.batch) : `Undo: ${sayDone(unit.change)}`;

function sayDone(change: Change): string {
  const item = quoteItem(change.itemName);
  if (change.kind === 'deleted') return `Deleted ${item}`;
  const said = sayDeed(deedOf(change), item);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** The same of what an undo took back: `Redo: Deleted “Widget”`. */
const redoLabel = (unit: UndoUnit): string =>
  'batch' in unit ? titleOfReversion(unit.batch) : `Redo: ${sayUndone(unit.change)}`;

function sayUndone(undo: Change): string {
  const item = quoteItem(undo.itemName);
  if (undo.before === null) return `Deleted ${item}`;
  if (undo.after === null) return `Restored ${item}`;
  return `Changed ${nameFields(diffsOf(undo).map(({ field }) => field))} of ${item}`;
}
