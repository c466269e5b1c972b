import type { Change } from '../../../shared/database/changes.ts';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useChangeText } from './change-sentence.tsx';
import { UndoButton } from './undo-button.tsx';
import { UndoneBy } from './undone-by.tsx';

interface UndoChangeProps {
  change: Change;
  /** The change that took it back, if that is at hand. */
  undo: Change | undefined;
}

/** The way to take a change back, for whoever may, or who has done that. Nothing takes a purge back. */
export function UndoChange({ change, undo }: UndoChangeProps) {
  const { undoChange } = useItemCommands();
  const mayEdit = useMayEdit();
  const textOf = useChangeText();
  if (change.kind === 'purged') return null;
  if (change.revertedBy !== undefined) return <UndoneBy id={change.revertedBy} undo={undo} />;
  if (!mayEdit) return null;
  return <UndoButton what={textOf(change, change.itemName)} onUndo={() => undoChange(change)} />;
}
