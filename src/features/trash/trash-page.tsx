import { lazy, Suspense, useCallback, useReducer, useState } from 'react';
import { BulkBar } from '../../components/ui/bulk-bar.tsx';
import { Pagination } from '../../components/ui/pagination.tsx';
import { countOf, formatNumber } from '../../lib/format.ts';
import { focusLastRow } from '../../lib/item-focus.ts';
import { pageSizes, toWindow } from '../../lib/page-search.ts';
import { useHoldRows } from '../../lib/reader-busy.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { useLastPage } from '../../lib/use-last-page.ts';
import { useLiveness, useLivePage, useWaitingVoice } from '../../lib/use-live-page.ts';
import { useSelection } from '../../lib/use-selection.ts';
import { useWatchOf } from '../../lib/use-watch.ts';
import { TrashBody } from './trash-body.tsx';
import { trashRules, watchTrash } from './trash-rows.ts';
import { TrashToolbar } from './trash-toolbar.tsx';
import { useTrashActions } from './use-trash-actions.ts';
import { useTrashCommands } from './use-trash-commands.ts';
import { useTrashView } from './use-trash-view.ts';

const PurgeDialog = lazy(() =>
  import('./purge-dialog.tsx').then((module) => ({ default: module.PurgeDialog })),
);
const EmptyTrashDialog = lazy(() =>
  import('./empty-trash-dialog.tsx').then((module) => ({ default: module.EmptyTrashDialog })),
);

const noRows = [] as const;

/** The deleted items, until they are restored or gone for ever. */
export function TrashPage() {
  const { view, setPage, clampPage, setSize } = useTrashView();
  const mayEdit = useMayEdit();
  const [isPaused, setIsPaused] = useState(false);
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);

  const query = toWindow(view);
  const key = JSON.stringify(query);
  const watched = useWatchOf(watchTrash, query, attempt);
  const live = useLivePage(watched, key, trashRules, useLiveness(isPaused));
  const rows = live.page?.items ?? noRows;
  const total = live.page?.total;

  const selection = useSelection(rows, key);
  const { selectedRows, clear } = selection;
  const bulkBar = useFocusAfter(focusLastRow);
  useHoldRows(selectedRows.length > 0);
  const commands = useTrashCommands(rows);
  const lastPage = useLastPage(view, total, live.isStale, clampPage);

  const onTogglePause = useCallback(() => setIsPaused((paused) => !paused), []);
  const selectionActions = useTrashActions({
    isEmpty: !total,
    isPaused,
    selected: selectedRows,
    onRestore: commands.restore,
    onPurge: commands.askToPurge,
    onEmpty: commands.askToEmpty,
    onTogglePause,
    onClear: clear,
  });
  useDocumentTitle(`Trash${total === undefined ? '' : ` (${formatNumber(total)})`}`);
  useWaitingVoice(live.waiting);

  return (
    <div className="list-page">
      <TrashToolbar
        total={total}
        isPaused={isPaused}
        onTogglePause={onTogglePause}
        onEmpty={commands.askToEmpty}
      />
      <TrashBody
        live={live}
        size={view.size}
        keptFor={watched.value?.keptFor}
        selection={selection}
        onRestore={commands.restore}
        onPurge={commands.askToPurge}
        onRetry={retry}
      />
      {total !== undefined && total > 0 && (
        <div className="list-foot">
          {mayEdit && selectedRows.length > 0 && (
            <BulkBar
              ref={bulkBar}
              lastRow={selection.anchor}
              count={countOf(selectedRows.length, 'item')}
              actions={selectionActions}
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
      <TrashQuestions commands={commands} total={total ?? 0} />
    </div>
  );
}

interface TrashQuestionsProps {
  commands: ReturnType<typeof useTrashCommands>;
  total: number;
}

function TrashQuestions({ commands: { question, confirm, cancel }, total }: TrashQuestionsProps) {
  if (!question) return null;
  return (
    <Suspense>
      {question.kind === 'purge' ? (
        <PurgeDialog rows={question.rows} onConfirm={confirm} onCancel={cancel} />
      ) : (
        <EmptyTrashDialog total={total} onConfirm={confirm} onCancel={cancel} />
      )}
    </Suspense>
  );
}
