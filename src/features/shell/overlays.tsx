import { lazy, Suspense, useEffect } from 'react';
import { closeOverlay, useOverlay } from './overlay-state.ts';
import { useKeyBindings } from './use-key-bindings.ts';
import { useShellActions } from './use-shell-actions.ts';

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })),
);
const KeyboardHelp = lazy(() =>
  import('./keyboard-help.tsx').then((module) => ({ default: module.KeyboardHelp })),
);

/** The palette and the help, loaded when first asked for, and the keys that run the actions. */
export function Overlays() {
  const overlay = useOverlay();
  useShellActions();
  useKeyBindings();
  // A shell that is mounted again begins without a dialog.
  useEffect(() => closeOverlay, []);
  if (!overlay) return null;
  return (
    <Suspense>
      {overlay === 'palette' ? (
        <CommandPalette onClose={closeOverlay} />
      ) : (
        <KeyboardHelp onClose={closeOverlay} />
      )}
    </Suspense>
  );
}
