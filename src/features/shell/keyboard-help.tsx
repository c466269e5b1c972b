import { Dialog } from '../../components/ui/dialog.tsx';
import { Kbd } from '../../components/ui/kbd.tsx';
import { isSingleKey, useActions } from '../../lib/actions.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { usePreferences } from '../../lib/preferences.ts';
import { SingleKeysChoice } from './single-keys-choice.tsx';

/** Keys that belong to an element rather than to an action. */
const others = [
  { keys: 'Enter', label: 'Open the row' },
  { keys: 'Escape', label: 'Back to the list, clear the selection' },
  { keys: 'F6', label: 'Go to the notifications' },
  { keys: '$mod+s', label: 'Save the form', isWrite: true },
  { keys: '$mod+z', label: 'Undo', isWrite: true },
  { keys: '$mod+Shift+z', label: 'Redo', isWrite: true },
];

/** Which keys do what now, from the registry that also binds them. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const actions = useActions();
  const { singleKeys } = usePreferences();
  const mayEdit = useMayEdit();
  const shortcuts = actions.flatMap(({ keys, label }) =>
    keys && keys !== 'Escape' ? [{ keys, label }] : [],
  );
  return (
    <Dialog isOpen onClose={onClose} title="Keyboard shortcuts">
      <dl className="divide-y divide-line">
        {[...shortcuts, ...others.filter(({ isWrite }) => mayEdit || !isWrite)].map(({ keys, label }) => (
          <div key={`${keys} ${label}`} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{label}</dt>
            <dd className="flex items-center gap-2">
              {!singleKeys && isSingleKey(keys) && <span className="text-note text-ink-muted">Off</span>}
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
      <SingleKeysChoice className="mt-4">
        {!singleKeys && 'Those of a single character are off. Switch them on here.'}
      </SingleKeysChoice>
    </Dialog>
  );
}
