import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { isSingleKey, useActions, type Action } from '../../lib/actions.ts';
import { usePreferences } from '../../lib/preferences.ts';

/** These need Shift on some keyboards, and tinykeys asks for exactly the modifiers that are named. */
const shifted = ['?', '/'];

const isChord = (keys: string) => keys.includes('$mod');

/** Where keys mean themselves: in what is typed into, and behind an open dialog. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typedInto =
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
  return (
    target.closest(`${typedInto}, [role="dialog"], [role="alertdialog"], [role="menu"], [popover]`) !== null
  );
}

function run(action: Action, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (
    !isChord(action.keys ?? '') &&
    (isTaken(event.target) || event.altKey || event.ctrlKey || event.metaKey)
  )
    return;
  event.preventDefault();
  action.run();
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
