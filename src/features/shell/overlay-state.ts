import { useSyncExternalStore } from 'react';

/** Which of the shell's dialogs is open: one at most, reached from the header and by keys. */
export type Overlay = 'palette' | 'help';

let open: Overlay | undefined;
const listeners = new Set<() => void>();

function set(overlay: Overlay | undefined): void {
  open = overlay;
  for (const listener of listeners) listener();
}

export const openOverlay = (overlay: Overlay) => set(overlay);
export const closeOverlay = () => set(undefined);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOverlay(): Overlay | undefined {
  return useSyncExternalStore(subscribe, () => open);
}
