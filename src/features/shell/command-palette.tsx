import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../components/ui/dialog.tsx';
import { Kbd } from '../../components/ui/kbd.tsx';
import { getActions, inGroups, type Action } from '../../lib/actions.ts';
import { useUndoActions } from '../../lib/item-commands/use-undo-actions.ts';

function findActions(actions: readonly Action[], text: string): readonly Action[] {
  const words = text.toLowerCase().split(/\s+/);
  return actions.filter(
    ({ isHidden, label, group }) =>
      !isHidden && words.every((word) => `${group} ${label}`.toLowerCase().includes(word)),
  );
}

/** Every action by name: type a part of it, choose by the arrows, run it by Enter. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  // As it was when the palette was opened: opening it takes the focus away from the rows.
  const [actions] = useState(getActions);
  const undoActions = useUndoActions();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = findActions(inGroups([...undoActions, ...actions]), text.trim());
  const active = found[index];

  const run = (action: Action | undefined) => {
    if (!action) return;
    onClose();
    // After the dialog has given the focus back, so that the action may take it.
    setTimeout(action.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (event.key === 'Enter') run(active);
    else if (move !== undefined && found.length > 0) setIndex((index + move + found.length) % found.length);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog isOpen onClose={onClose} title="Commands" initialFocus={input}>
      <input
        ref={input}
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active && `${listId}-${active.id}`}
        autoComplete="off"
        placeholder="Type a command"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        className="mb-2 h-9 w-full rounded-md border border-line-strong/60 bg-surface px-3"
      />
      <div id={listId} role="listbox" aria-label="Commands" className="max-h-80 min-h-40 overflow-y-auto">
        {found.map((action, position) => (
          <PaletteOption
            key={action.id}
            id={`${listId}-${action.id}`}
            action={action}
            isActive={position === index}
            onRun={() => run(action)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className="-mt-36 mb-28 text-center text-ink-muted">No command has that name.</p>
      )}
    </Dialog>
  );
}

interface PaletteOptionProps {
  id: string;
  action: Action;
  isActive: boolean;
  onRun: () => void;
}

function PaletteOption({ id, action, isActive, onRun }: PaletteOptionProps) {
  return (
    // Its keys are those of the combobox, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onRun}
      className={`flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 ${isActive ? 'bg-accent-soft' : 'hover:bg-sunken'} ${action.isDanger ? 'text-danger' : ''}`}
    >
      <span className="w-18 shrink-0 text-note text-ink-faint">{action.group}</span>
      <span className="min-w-0 flex-1 truncate">{action.label}</span>
      {action.keys && <Kbd keys={action.keys} />}
    </div>
  );
}
