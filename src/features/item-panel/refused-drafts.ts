import { useSyncExternalStore } from 'react';
import type { EditableField, ItemFields } from '../../../shared/items/item.ts';

/**
 * What was typed in a form that was closed while its save was still on its way, and that the database then
 * refused. It is kept here, as long as the tab lives, until its form takes it back or it is discarded.
 */
export interface RefusedDraft {
  /** The item that it is for; undefined for a new one. */
  readonly itemId: string | undefined;
  readonly values: ItemFields;
  /** The fields that were to be saved. */
  readonly fields: readonly EditableField[];
  /** Why it was refused, as a sentence. */
  readonly reason: string;
}

const listeners = new Set<() => void>();
let drafts: readonly RefusedDraft[] = [];

function change(next: readonly RefusedDraft[]): void {
  drafts = next;
  for (const listener of listeners) listener();
}

export const keepDraft = (draft: RefusedDraft) => change([...drafts, draft]);

export const dropDraft = (draft: RefusedDraft) => change(drafts.filter((other) => other !== draft));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The latest draft that waits for the form of this item, or of a new one. */
export function useRefusedDraft(itemId: string | undefined): RefusedDraft | undefined {
  return useSyncExternalStore(subscribe, () => drafts.findLast((draft) => draft.itemId === itemId));
}
