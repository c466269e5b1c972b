/** Whether this tab has something unsaved in the form of an item: the panel says so, the presence feature hears it. */

let isEditing = false;
const listeners = new Set<() => void>();

export function setEditing(next: boolean): void {
  if (isEditing === next) return;
  isEditing = next;
  for (const listener of listeners) listener();
}

export const getEditing = (): boolean => isEditing;

export function subscribeToEditing(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
