import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useReducer, type ReactNode } from 'react';
import { isSameItem, type Item } from '../../../shared/items/item.ts';
import { BulkBar } from '../../components/ui/bulk-bar.tsx';
import { Pagination } from '../../components/ui/pagination.tsx';
import { countOf } from '../../lib/format.ts';
import { focusLastRow } from '../../lib/item-focus.ts';
import { toItemQuery } from '../../lib/items-search.ts';
import type { RowRules } from '../../lib/live-page.ts';
import { pageSizes } from '../../lib/page-search.ts';
import { useHoldRows } from '../../lib/reader-busy.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { useLastPage } from '../../lib/use-last-page.ts';
import { useLiveness, useLivePage } from '../../lib/use-live-page.ts';
import { usePause, type Pause } from '../../lib/use-pause.ts';
import { useSelection } from '../../lib/use-selection.ts';
import { useWatchPage } from '../../lib/use-watch.ts';
import { describeFilter } from './describe-filter.ts';
import { ItemsBody } from './items-body.tsx';
import { ItemsToolbar } from './items-toolbar.tsx';
import { useBulkDelete } from './use-bulk-delete.ts';
import { useItemsView } from './use-items-view.ts';
import { useListActions } from './use-list-actions.ts';
import { useListVoice } from './use-list-voice.ts';
import { useSelectionActions } from './use-selection-actions.ts';

const BulkDeleteDialog = lazy(() =>
  import('./bulk-delete-dialog.tsx').then((module) => ({ default: module.BulkDeleteDialog })),
);

const noItems = [] as const;

const itemRules: RowRules<Item> = { isSame: isSameItem, timeOf: ({ updatedAt }) => updatedAt };

interface ItemsPageProps {
  exportMenu: ReactNode;
  onImport: () => void;
  /** Of the selected items. */
  onExport: (items: readonly Item[]) => void;
  /** What has happened while nobody was here; stands above the rows. */
  absence: ReactNode;
  /** What has happened since live updates were paused; stands there, too. */
  pausedSummary: (pause: Pause, onResume: () => void) => ReactNode;
}

/** The list of items: toolbar, rows, what is selected, pages. */
export function ItemsPage(props: ItemsPageProps) {
  const { exportMenu, onImport, onExport, absence, pausedSummary } = props;
  const navigate = useNavigate();
  const mayEdit = useMayEdit();
  const { view, setPage, clampPage, setSize, setStatus, setQuery, clearFilters, setSort, toggleSort } =
    useItemsView();
  const { pause, isPaused, toggle: onTogglePause } = usePause();
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);

  const query = toItemQuery(view);
  const key = JSON.stringify(query);
  const live = useLivePage(useWatchPage(query, attempt), key, itemRules, useLiveness(isPaused));
  const { page, isStale } = live;
  const items = page?.items ?? noItems;
  const total = page?.total;

  const selection = useSelection(items, key);
  const { selectedRows: selectedItems, clear } = selection;
  useHoldRows(selectedItems.length > 0);
  const bulkBar = useFocusAfter(focusLastRow);
  const bulkDelete = useBulkDelete(selectedItems, items);

  const lastPage = useLastPage(view, total, isStale, clampPage);

  const onNew = useCallback(
    () => void navigate({ to: '/items/new', search: true, resetScroll: false }),
    [navigate],
  );
  useListActions({ isPaused, isSearch: view.q !== '', onNew, onImport, onTogglePause, onSort: setSort });
  const selectionActions = useSelectionActions({
    selected: selectedItems,
    onExport,
    onDelete: bulkDelete.start,
    onClear: clear,
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
      {pause ? pausedSummary(pause, onTogglePause) : absence}
      <ItemsBody
        live={live}
        view={view}
        selection={selection}
        onRetry={retry}
        onSort={toggleSort}
        onClearFilters={clearFilters}
        onNew={onNew}
        onImport={onImport}
      />
      {total !== undefined && total > 0 && (
        <div className="list-foot">
          {selectedItems.length > 0 && (
            <BulkBar
              ref={bulkBar}
              lastRow={selection.anchor}
              count={countOf(selectedItems.length, 'item')}
              actions={selectionActions}
              lead={mayEdit && 'Set to'}
              onClear={clear}
            />
          )}
          <Pagination
            page={Math.min(view.page, lastPage)}
            size={view.size}
            sizes={pageSizes}
            total={total}
            onPage={setPage}
            onSize={setSize}
          />
        </div>
      )}
      {bulkDelete.isAsking && (
        <Suspense>
          <BulkDeleteDialog
            ids={selectedItems.map(({ id }) => id)}
            filter={describeFilter(view)}
            onConfirm={bulkDelete.confirm}
            onCancel={bulkDelete.cancel}
          />
        </Suspense>
      )}
    </div>
  );
}
