import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { tinykeys } from 'tinykeys';
import { useOfferActions, type Action } from './actions.ts';
import { useDatabase } from './database-context.tsx';
import type { ItemCommands, ItemCommandsStore } from './item-commands/create-item-commands.ts';
import { createLazyItemCommands } from './item-commands/lazy-item-commands.ts';
import { dismissToast, showToast } from './toasts.ts';

const ItemCommandsContext = createContext<ItemCommandsStore | null>(null);

/** Holds the commands of this tab and their history, and binds Ctrl/Cmd+Z and Shift+Ctrl/Cmd+Z. */
export function ItemCommandsProvider({ children }: { children: ReactNode }) {
  const database = useDatabase();
  const commands = useMemo(
    () => createLazyItemCommands(database.items(), { show: showToast, dismiss: dismissToast }),
    [database],
  );

  useEffect(() => {
    const undo = unlessTyping(() => void commands.undo());
    const redo = unlessTyping(() => void commands.redo());
    return tinykeys(window, { '$mod+z': undo, '$mod+Shift+z': redo, '$mod+y': redo });
  }, [commands]);

  useUndoActions(commands);
  return <ItemCommandsContext value={commands}>{children}</ItemCommandsContext>;
}

/** Undo and Redo for the palette, while there is something to take back or to do again. */
function useUndoActions(commands: ItemCommandsStore): void {
  const { done, undone } = useSyncExternalStore(commands.subscribe, commands.getHistory);
  const canUndo = done.length > 0;
  const canRedo = undone.length > 0;
  const actions = useMemo((): readonly Action[] => {
    const undo: Action = { id: 'items.undo', label: 'Undo', group: 'Items', run: () => void commands.undo() };
    const redo: Action = { id: 'items.redo', label: 'Redo', group: 'Items', run: () => void commands.redo() };
    return [...(canUndo ? [undo] : []), ...(canRedo ? [redo] : [])];
  }, [commands, canUndo, canRedo]);
  useOfferActions(actions);
}

/** The commands, and whether there is something to take back or to do again. */
export function useItemCommands(): ItemCommands & { canUndo: boolean; canRedo: boolean } {
  const commands = use(ItemCommandsContext);
  if (!commands) throw new Error('useItemCommands needs an ItemCommandsProvider above it.');
  const { deleteItems, setStatus, undo, redo } = commands;
  const history = useSyncExternalStore(commands.subscribe, commands.getHistory);
  const canUndo = history.done.length > 0;
  const canRedo = history.undone.length > 0;
  return useMemo(
    () => ({ deleteItems, setStatus, undo, redo, canUndo, canRedo }),
    [deleteItems, setStatus, undo, redo, canUndo, canRedo],
  );
}

/** In a text field the keys undo typing, and behind an open dialog nothing is to change. */
function unlessTyping(run: () => void) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTypingOrInDialog(event.target)) return;
    event.preventDefault();
    run();
  };
}

const notTypedInto = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

function isTypingOrInDialog(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !notTypedInto.includes(target.type);
  return (
    target.isContentEditable || target.closest('textarea, [role="dialog"], [role="alertdialog"]') !== null
  );
}
