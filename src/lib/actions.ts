import { useEffect, useMemo, useSyncExternalStore, type ComponentType } from 'react';
import { useMayEdit } from './session-context.tsx';

/** What a person can do now. The palette, the key bindings, the help and the bulk bar all read this one registry. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** Enough where the place says the rest. */
  readonly shortLabel?: string;
  readonly group: ActionGroup;
  /** As tinykeys writes it: `/`, `j`, `$mod+k`. One key alone obeys the preference for single keys. */
  readonly keys?: string;
  readonly isDanger?: boolean;
  /** It changes items: not for a viewer. */
  readonly isWrite?: boolean;
  /** Stands for the label where there is little room. */
  readonly icon?: ComponentType;
  /** Reached by its keys only: moving to the next row makes no sense from a palette. */
  readonly isHidden?: boolean;
  readonly run: () => void;
}

export const actionGroups = ['Selection', 'Items', 'Go to', 'View', 'Help'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** Of one character, so that the preference for single keys decides. Esc and Delete are no characters: they always work. */
export const isSingleKey = (keys: string): boolean => keys.length === 1;

/** Group by group, in each of them in the order given. */
export const inGroups = (actions: readonly Action[]): readonly Action[] =>
  actions.toSorted((a, b) => actionGroups.indexOf(a.group) - actionGroups.indexOf(b.group));

const sources = new Set<readonly Action[]>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

function publish(): void {
  snapshot = inGroups([...sources].flat());
  for (const listener of listeners) listener();
}

/** Offers actions until the returned function is called. */
function registerActions(actions: readonly Action[]): () => void {
  sources.add(actions);
  publish();
  return () => {
    sources.delete(actions);
    publish();
  };
}

export function getActions(): readonly Action[] {
  return snapshot;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Those that whoever is here may do. */
export function useAllowedActions(actions: readonly Action[]): readonly Action[] {
  const mayEdit = useMayEdit();
  return useMemo(() => (mayEdit ? actions : actions.filter(({ isWrite }) => !isWrite)), [actions, mayEdit]);
}

/**
 * Offers actions while the component is mounted, and answers with those that whoever is here may do: only they are
 * offered. Keep the list stable (useMemo) between changes.
 */
export function useOfferActions(actions: readonly Action[]): readonly Action[] {
  const allowed = useAllowedActions(actions);
  useEffect(() => registerActions(allowed), [allowed]);
  return allowed;
}

export function useActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, getActions);
}
