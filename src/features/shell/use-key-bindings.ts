import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { isSingleKey, useActions, type Action } from '../../lib/actions.ts';
import { isModalOpen, isTypedInto } from '../../lib/key-targets.ts';
import { usePreferences } from '../../lib/preferences.ts';

/** These need Shift on some keyboards, and tinykeys asks for exactly the modifiers that are named. */
const shifted = ['?', '/'];

const isChord = (keys: string) => keys.includes('$mod');

/** Where keys without Ctrl mean themselves: in what is typed into, and in whatever floats. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const floating = '[role="dialog"], [role="alertdialog"], [role="menu"], [popover]';
  return isTypedInto(target) || target.closest(`select, ${floating}`) !== null;
}

function run(action: Action, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (
    !isChord(action.keys ?? '') &&
    (isTaken(event.target) || event.altKey || event.ctrlKey || event.metaKey)
  )
    return;
  // Behind a dialog as well: the browser is not to take a chord for its own instead.
  event.preventDefault();
  if (!isModalOpen()) action.run();
}

/** Runs the actions of the registry by their keys. */
export function useKeyBindings(): void {
  const actions = useActions();
  const { singleKeys } = usePreferences();
  useEffect(() => {
    const bound = actions.filter(({ keys }) => keys && (singleKeys || !isSingleKey(keys)));
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const action of bound) {
      const keys = action.keys ?? '';
      bindings[keys] = (event) => run(action, event);
      if (shifted.includes(keys)) bindings[`Shift+${keys}`] = bindings[keys];
    }
    return tinykeys(window, bindings);
  }, [actions, singleKeys]);
}
