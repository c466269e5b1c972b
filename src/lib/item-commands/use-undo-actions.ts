import { useMemo } from 'react';
import type { Change, UndoState, UndoUnit } from '../../../shared/database/changes.ts';
import type { Database, Observer } from '../../../shared/database/database.ts';
import { success } from '../../../shared/database/results.ts';
import { titleOfReversion } from '../../../shared/database/revert-rules.ts';
import { useAllowedActions, type Action } from '../actions.ts';
import { deedOf, diffsOf, quoteItem, sayDeed } from '../change-words.ts';
import { useItemCommands } from '../item-commands.tsx';
import { nameFields } from '../name-fields.ts';
import { useAnswer } from '../use-answer.ts';
import { useWatchOf } from '../use-watch.ts';

/** Undo and Redo as actions that say what they would take back. Import it lazily. */

const watchUndo = (database: Database, _: null, observer: Observer<UndoState>) =>
  database.changes().watchUndo(observer);

/** What a change took back, of one that took an item away: it may have been created then, or restored. */
const findTakenBack = (database: Database, id: string | null) =>
  id === null ? Promise.resolve(success(undefined)) : database.changes().get(id);

const soughtOf = (redo: UndoUnit | undefined): string | null =>
  (redo && 'change' in redo && redo.change.after === null && redo.change.reverts) || null;

/** Both, as long as it is not known; then those for which there is something. None for a viewer. */
export function useUndoActions(): readonly Action[] {
  const { undo, redo } = useItemCommands();
  const { value: state } = useWatchOf(watchUndo, null);
  const { value: takenBack } = useAnswer(findTakenBack, soughtOf(state?.redo));
  const actions = useMemo(
    (): readonly Action[] => [
      ...(state && !state.undo
        ? []
        : [action('items.undo', state?.undo ? undoLabel(state.undo) : 'Undo', undo)]),
      ...(state && !state.redo
        ? []
        : [action('items.redo', state?.redo ? redoLabel(state.redo, takenBack) : 'Redo', redo)]),
    ],
    [state, takenBack, undo, redo],
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
function redoLabel(unit: UndoUnit, takenBack: Change | undefined): string {
  if ('batch' in unit) return titleOfReversion(unit.batch);
  return unit.change.after === null && !takenBack ? 'Redo' : `Redo: ${sayUndone(unit.change, takenBack)}`;
}

function sayUndone(undo: Change, takenBack: Change | undefined): string {
  const item = quoteItem(undo.itemName);
  if (undo.before === null) return `Deleted ${item}`;
  if (undo.after === null) return `${takenBack?.kind === 'created' ? 'Created' : 'Restored'} ${item}`;
  return `Changed ${nameFields(diffsOf(undo).map(({ field }) => field))} of ${item}`;
}
