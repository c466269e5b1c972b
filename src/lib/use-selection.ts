import { useCallback, useMemo, useReducer } from 'react';
import type { LiveRow } from './live-page.ts';

interface Selection {
  /** The query that was shown. What was selected in another one is selected no more. */
  readonly key: string;
  readonly ids: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor?: string;
}

type Change =
  | { readonly kind: 'toggle'; readonly id: string; readonly isRange: boolean }
  | { readonly kind: 'all'; readonly isSelected: boolean };

const nothing: ReadonlySet<string> = new Set();

function idsBetween(rows: readonly LiveRow[], from: string | undefined, to: string): string[] {
  const start = rows.findIndex((row) => row.id === from);
  const end = rows.findIndex((row) => row.id === to);
  if (start === -1 || end === -1) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1).map((row) => row.id);
}

function changeSelection(
  selection: Selection,
  change: Change,
  rows: readonly LiveRow[],
  key: string,
): Selection {
  const before = selection.key === key ? selection.ids : nothing;
  if (change.kind === 'all') {
    return { key, ids: change.isSelected ? new Set(rows.map((row) => row.id)) : nothing };
  }
  const { id, isRange } = change;
  const ids = new Set(before);
  const isSelected = !before.has(id);
  for (const each of isRange ? idsBetween(rows, selection.anchor, id) : [id]) {
    if (isSelected) ids.add(each);
    else ids.delete(each);
  }
  return { key, ids, anchor: id };
}

/** The selected rows of the page that is shown; Shift extends from the row that was selected last, `anchor`. */
export function useSelection<Row extends LiveRow>(rows: readonly Row[], key: string) {
  // The reducer sees the rows of the latest render, and dispatch stays the same function: rows need not render for it.
  const [selection, dispatch] = useReducer(
    (state: Selection, change: Change) => changeSelection(state, change, rows, key),
    { key, ids: nothing },
  );
  const selectedIds = selection.key === key ? selection.ids : nothing;
  const selectedRows = useMemo(
    () => (selectedIds.size === 0 ? [] : rows.filter((row) => selectedIds.has(row.id))),
    [rows, selectedIds],
  );
  const select = useCallback((id: string, isRange: boolean) => dispatch({ kind: 'toggle', id, isRange }), []);
  const selectAll = useCallback((isSelected: boolean) => dispatch({ kind: 'all', isSelected }), []);
  const clear = useCallback(() => selectAll(false), [selectAll]);
  return { selectedIds, selectedRows, anchor: selection.anchor, select, selectAll, clear };
}
