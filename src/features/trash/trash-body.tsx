import { ErrorScreen } from '../../components/ui/error-screen.tsx';
import { Button } from '../../components/ui/button.tsx';
import { TrashIcon } from '../../components/ui/icons.tsx';
import { WaitingButton } from '../../components/ui/live-controls.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { TableSkeleton } from '../../components/ui/table-skeleton.tsx';
import { countOf } from '../../lib/format.ts';
import { focusItemsTable } from '../../lib/item-focus.ts';
import { holdsRowsAttribute } from '../../lib/reader-busy.ts';
import { waitingText, type useLivePage } from '../../lib/use-live-page.ts';
import type { useSelection } from '../../lib/use-selection.ts';
import type { TrashRow } from './trash-rows.ts';
import { TrashTable } from './trash-table.tsx';

interface TrashBodyProps {
  live: ReturnType<typeof useLivePage<TrashRow>>;
  /** How many rows are expected. */
  size: number;
  /** How long deleted items are kept, ms. */
  keptFor: number | undefined;
  selection: Pick<ReturnType<typeof useSelection>, 'selectedIds' | 'select' | 'selectAll'>;
  onRestore: (rows: readonly TrashRow[]) => void;
  onPurge: (rows: readonly TrashRow[]) => void;
  onRetry: () => void;
}

/** The rows, or what there is to say in their place: loading, error, empty. */
export function TrashBody({ live, size, keptFor, selection, onRestore, onPurge, onRetry }: TrashBodyProps) {
  const { page, error, isStale, marks, waiting, release } = live;
  if (error && (!page || isStale)) return <ErrorScreen error={error} subject="trash" onRetry={onRetry} />;
  if (!page) return <TableSkeleton label="Loading the trash…" rows={Math.min(size, 25)} />;
  if (page.total === 0 && !waiting) return <EmptyTrash keptFor={keptFor} />;
  const show = () => {
    release();
    focusItemsTable();
  };
  return (
    <div className="list-body">
      {error && (
        <div role="alert" className="flex items-center gap-3 border-b border-line bg-danger-soft px-4 py-1.5">
          <p className="min-w-0 flex-1">{error.message} What you see may be out of date.</p>
          <Button onClick={onRetry}>Try again</Button>
        </div>
      )}
      {waiting && (
        <WaitingButton {...{ [holdsRowsAttribute]: '' }} onShow={show}>
          {waitingText(waiting)}
        </WaitingButton>
      )}
      <TrashTable
        rows={page.items}
        isStale={isStale}
        marks={marks}
        selectedIds={selection.selectedIds}
        onSelect={selection.select}
        onSelectAll={selection.selectAll}
        onRestore={onRestore}
        onPurge={onPurge}
      />
    </div>
  );
}

const day = 24 * 60 * 60 * 1000;

function EmptyTrash({ keptFor }: { keptFor: number | undefined }) {
  const kept = keptFor === undefined ? '' : ` for ${countOf(Math.round(keptFor / day), 'day')}`;
  return (
    <Notice
      icon={<TrashIcon width="2rem" height="2rem" strokeWidth="1" />}
      title="The trash is empty"
      text={`What is deleted waits here${kept}, and can be restored as it was. Then it is gone for ever.`}
    />
  );
}
