import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Item } from '../../../shared/items/item.ts';
import { toItemQuery } from '../../lib/items-search.ts';
import { useHoldRows, useIsReaderBusy } from '../../lib/reader-busy.ts';
import { useIsWriting } from '../../lib/own-writes.ts';
import { BulkBar } from './bulk-bar.tsx';
import { describeFilter } from './describe-filter.ts';
import { ItemsBody } from './items-body.tsx';
import { ItemsToolbar } from './items-toolbar.tsx';
import type { Liveness } from './live-page.ts';
import { Pagination } from './pagination.tsx';
import { useBulkDelete } from './use-bulk-delete.ts';
import { useItemsView } from './use-items-view.ts';
import { useListActions } from './use-list-actions.ts';
import { useListVoice } from './use-list-voice.ts';
import { useLivePage } from './use-live-page.ts';
import { useSelection } from './use-selection.ts';
import { useSelectionActions } from './use-selection-actions.ts';

const BulkDeleteDialog = lazy(() =>
  import('./bulk-delete-dialog.tsx').then((module) => ({ default: module.BulkDeleteDialog })),
);

const noItems = [] as const;

/** What this person does is always shown: a deleted row that stays looks as if nothing had happened. */
function livenessOf(isPaused: boolean, isBusy: boolean, isWriting: boolean): Liveness {
  if (isWriting) return 'follow';
  if (isPaused) return 'freeze';
  return isBusy ? 'hold' : 'follow';
}

interface ItemsPageProps {
  exportMenu: ReactNode;
  onImport: () => void;
  /** Of the selected items. */
  onExport: (items: readonly Item[]) => void;
}

/** The list of items: toolbar, rows, what is selected, pages. */
export function ItemsPage({ exportMenu, onImport, onExport }: ItemsPageProps) {
  const navigate = useNavigate();
  const { view, setPage, clampPage, setSize, setStatus, setQuery, clearFilters, toggleSort } = useItemsView();
  const [isPaused, setIsPaused] = useState(false);
  const isBusy = useIsReaderBusy();
  const isWriting = useIsWriting();

  const query = toItemQuery(view);
  const liveness = livenessOf(isPaused, isBusy, isWriting);
  const live = useLivePage(query, liveness);
  const { page, isStale } = live;
  const items = page?.items ?? noItems;
  const total = page?.total;

  const { selectedIds, selectedItems, select, selectAll } = useSelection(items, JSON.stringify(query));
  useHoldRows(selectedItems.length > 0);
  const bulkDelete = useBulkDelete(selectedItems, items);
  const clearSelection = useCallback(() => selectAll(false), [selectAll]);

  const lastPage = Math.max(1, Math.ceil((total ?? 0) / view.size));
  const isPastEnd = !isStale && total !== undefined && view.page > lastPage;
  useEffect(() => {
    if (isPastEnd) clampPage(lastPage);
  }, [isPastEnd, lastPage, clampPage]);

  const onNew = useCallback(
    () => void navigate({ to: '/items/new', search: true, resetScroll: false }),
    [navigate],
  );
  const onTogglePause = useCallback(() => setIsPaused((paused) => !paused), []);
  useListActions({ isPaused, onNew, onImport, onTogglePause });
  useSelectionActions({
    selected: selectedItems,
    onExport,
    onDelete: bulkDelete.start,
    onClear: clearSelection,
  });
  useListVoice({ view, total, isStale, waiting: live.waiting });

  return (
    <div className="list-page">
      <ItemsToolbar
        view={view}
        total={total}
        isSearching={isStale}
        isPaused={isPaused}
        exportMenu={exportMenu}
        onQuery={setQuery}
        onStatus={setStatus}
        onTogglePause={onTogglePause}
        onImport={onImport}
        onNew={onNew}
      />
      <ItemsBody
        live={live}
        view={view}
        selection={{ selectedIds, select, selectAll }}
        onSort={toggleSort}
        onClearFilters={clearFilters}
        onNew={onNew}
        onImport={onImport}
      />
      {total !== undefined && total > 0 && (
        <div className="list-foot">
          {selectedItems.length > 0 && <BulkBar count={selectedItems.length} onClear={clearSelection} />}
          <Pagination
            page={Math.min(view.page, lastPage)}
            size={view.size}
            total={total}
            onPage={setPage}
            onSize={setSize}
          />
        </div>
      )}
      {bulkDelete.isAsking && (
        <Suspense>
          <BulkDeleteDialog
            count={selectedItems.length}
            filter={describeFilter(view)}
            onConfirm={bulkDelete.confirm}
            onCancel={bulkDelete.cancel}
          />
        </Suspense>
      )}
    </div>
  );
}
