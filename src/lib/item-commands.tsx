import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { tinykeys } from 'tinykeys';
import { useDatabase } from './database-context.tsx';
import type { ItemCommands } from './item-commands/create-item-commands.ts';
import { createLazyItemCommands } from './item-commands/lazy-item-commands.ts';
import { readReversionNotes } from './item-commands/reversion-notes.ts';
import { isModalOpen, isTypedInto } from './key-targets.ts';
import { useMayEdit, useSignInFirst } from './session-context.tsx';
import { dismissToast, showToast, updateToast } from './toasts.ts';

const outlet = { show: showToast, update: updateToast, dismiss: dismissToast };

const ItemCommandsContext = createContext<ItemCommands | null>(null);

/** Holds the commands, and binds Ctrl/Cmd+Z and Shift+Ctrl/Cmd+Z for whoever may write. What there is to undo the database knows. */
export function ItemCommandsProvider({ children }: { children: ReactNode }) {
  const database = useDatabase();
  const mayEdit = useMayEdit();
  const askFirst = useAskFirst();
  const commands = useMemo(() => createLazyItemCommands(database, outlet, askFirst), [database, askFirst]);

  useEffect(() => {
    if (!mayEdit) return;
    const undo = unlessTyping(() => void commands.undo());
    const redo = unlessTyping(() => void commands.redo());
    return tinykeys(window, { '$mod+z': undo, '$mod+Shift+z': redo, '$mod+y': redo });
  }, [commands, mayEdit]);

  useEffect(() => {
    if (mayEdit && readReversionNotes().length > 0) void commands.resume();
    return () => commands.leave();
  }, [commands, mayEdit]);

  return <ItemCommandsContext value={commands}>{children}</ItemCommandsContext>;
}

/** Asks whoever has to sign in first to do so, and answers with whether anybody has. Always the same function: a command may come out of a toast that has been there for long. */
function useAskFirst(): () => boolean {
  const signIn = useSignInFirst();
  const [latest] = useState(() => {
    let signInFirst: typeof signIn;
    const ask = () => {
      signInFirst?.();
      return signInFirst !== undefined;
    };
    return { ask, set: (now: typeof signIn) => (signInFirst = now) };
  });
  useEffect(() => void latest.set(signIn), [latest, signIn]);
  return latest.ask;
}

export function useItemCommands(): ItemCommands {
  const commands = use(ItemCommandsContext);
  if (!commands) throw new Error('useItemCommands needs an ItemCommandsProvider above it.');
  return commands;
}

/** In a text field the keys undo typing, and behind an open dialog nothing is to change. */
function unlessTyping(run: () => void) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTypedInto(event.target) || isModalOpen()) return;
    event.preventDefault();
    run();
  };
}
