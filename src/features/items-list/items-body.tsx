import { lazy, Suspense, useState } from 'react';
import type { DatabaseError, ItemSortField } from '../../../shared/database/database.ts';
import type { Item } from '../../../shared/items/item.ts';
import { Button } from '../../components/ui/button.tsx';
import { ErrorScreen } from '../../components/ui/error-screen.tsx';
import { WaitingButton } from '../../components/ui/live-controls.tsx';
import { TableSkeleton } from '../../components/ui/table-skeleton.tsx';
import { focusItemsTable } from '../../lib/item-focus.ts';
import type { ItemsView } from '../../lib/items-search.ts';
import { holdsRowsAttribute } from '../../lib/reader-busy.ts';
import { waitingText, type useLivePage } from '../../lib/use-live-page.ts';
import type { useSelection } from '../../lib/use-selection.ts';
import { useConnection } from '../../lib/use-watch.ts';
import { describeFilter } from './describe-filter.ts';
import { ItemsTable } from './items-table.tsx';

// Most lists have rows.
const loadScreens = () => import('./list-screens.tsx');
const EmptyScreen = lazy(async () => ({ default: (await loadScreens()).EmptyScreen }));
const NoMatchScreen = lazy(async () => ({ default: (await loadScreens()).NoMatchScreen }));
const loadPutOff = () => import('./put-off.tsx');
const PutOffScreen = lazy(async () => ({ default: (await loadPutOff()).PutOffScreen }));
const PutOffBand = lazy(async () => ({ default: (await loadPutOff()).PutOffBand }));

interface ItemsBodyProps {
  live: ReturnType<typeof useLivePage<Item>>;
  view: ItemsView;
  selection: Pick<ReturnType<typeof useSelection>, 'selectedIds' | 'select' | 'selectAll'>;
  onRetry: () => void;
  onSort: (field: ItemSortField) => void;
  onClearFilters: () => void;
  onNew: () => void;
  onImport: () => void;
}

/** The rows, or what there is to say in their place: loading, error, empty, no match. */
export function ItemsBody(props: ItemsBodyProps) {
  const { live, view, selection, onRetry, onSort, onClearFilters, onNew, onImport } = props;
  const { page, error, isStale, marks, waiting, release } = live;
  // Of the rows that are shown: those of another filter may still be on their way.
  const [filter, setFilter] = useState('');
  const wanted = describeFilter(view);
  if (!isStale && filter !== wanted) setFilter(wanted);
  // What was found before stays while another search has to wait.
  const isKept = page && (!isStale || (error?.kind === 'RateLimited' && page.total > 0));
  if (error && !isKept) return <NoRows error={error} onRetry={onRetry} />;
  if (!page) return <TableSkeleton label="Loading items…" rows={Math.min(view.size, 25)} />;
  if (page.total === 0 && !waiting) {
    return (
      <Suspense>
        {filter ? (
          <NoMatchScreen filter={filter} onClear={onClearFilters} />
        ) : (
          <EmptyScreen onNew={onNew} onImport={onImport} />
        )}
      </Suspense>
    );
  }
  const show = () => {
    release();
    focusItemsTable();
  };
  return (
    <div className="list-body">
      {error && <ErrorBand error={error} onRetry={onRetry} />}
      {waiting && (
        <WaitingButton {...{ [holdsRowsAttribute]: '' }} onShow={show}>
          {waitingText(waiting)}
        </WaitingButton>
      )}
      <ItemsTable
        items={page.items}
        sort={view.sort}
        isStale={isStale}
        marks={marks}
        selectedIds={selection.selectedIds}
        onSort={onSort}
        onSelect={selection.select}
        onSelectAll={selection.selectAll}
      />
    </div>
  );
}

interface UnansweredProps {
  error: DatabaseError;
  onRetry: () => void;
}

/** Why there are no rows. What is tried again by itself needs no button. */
function NoRows({ error, onRetry }: UnansweredProps) {
  if (error.kind !== 'RateLimited') return <ErrorScreen error={error} subject="items" onRetry={onRetry} />;
  return (
    <Suspense>
      <PutOffScreen error={error} />
    </Suspense>
  );
}

/** Above rows that could not be kept up: why. */
function ErrorBand({ error, onRetry }: UnansweredProps) {
  const { reason } = useConnection();
  if (error.kind === 'RateLimited') {
    return (
      <Suspense>
        <PutOffBand error={error} />
      </Suspense>
    );
  }
  return (
    <div role="alert" className="flex items-center gap-3 border-b border-line bg-danger-soft px-4 py-1.5">
      <p className="min-w-0 flex-1">
        {/* The line under the header may say it already. */}
        {error.message !== reason && `${error.message} `}
        What you see may be out of date.
      </p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
