import { getRouteApi, Outlet, useChildMatches } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { ExportMenu } from '../features/import-export/export-menu.tsx';
import { ItemsPage } from '../features/items-list/items-page.tsx';
import type { Item } from '../../shared/items/item.ts';
import { toItemFilter, toItemsView } from '../lib/items-search.ts';
import { useAbsence } from '../lib/last-visit.ts';
import type { Pause } from '../lib/use-pause.ts';
import { showToast } from '../lib/toasts.ts';

// Loaded when there is something to sum up.
const PausedSummary = lazy(() =>
  import('../features/history/paused-summary.tsx').then((module) => ({ default: module.PausedSummary })),
);
const AbsenceNotice = lazy(() =>
  import('../features/history/absence-notice.tsx').then((module) => ({ default: module.AbsenceNotice })),
);
const pausedSummary = (pause: Pause, onResume: () => void) => (
  <Suspense>
    <PausedSummary pause={pause} onResume={onResume} />
  </Suspense>
);

const ImportDialog = lazy(() =>
  import('../features/import-export/import-dialog.tsx').then((module) => ({ default: module.ImportDialog })),
);

async function startExport(items: readonly Item[]): Promise<void> {
  try {
    const { exportSelected: write } = await import('../features/import-export/export-selected.ts');
    await write(items);
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    showToast({ title: 'The selected items could not be exported', description });
  }
}
const exportSelected = (items: readonly Item[]) => void startExport(items);

const route = getRouteApi('/items');

/** Brings the features of the list together, which know nothing of each other. */
export function ItemsLayout() {
  const view = toItemsView(route.useSearch());
  const isPanelOpen = useChildMatches({ select: (matches) => matches.length > 0 });
  const [isImporting, setIsImporting] = useState(false);
  const isBack = useAbsence() !== undefined;
  const startImport = useCallback(() => setIsImporting(true), [setIsImporting]);
  return (
    <>
      <div className={isPanelOpen ? 'with-panel' : undefined}>
        <ItemsPage
          exportMenu={<ExportMenu filter={toItemFilter(view)} sort={view.sort} />}
          onImport={startImport}
          onExport={exportSelected}
          absence={
            isBack && (
              <Suspense>
                <AbsenceNotice />
              </Suspense>
            )
          }
          pausedSummary={pausedSummary}
        />
      </div>
      {isPanelOpen && (
        <div className="panel-slot">
          <Suspense>
            <Outlet />
          </Suspense>
        </div>
      )}
      {isImporting && (
        <Suspense>
          <ImportDialog onClose={() => setIsImporting(false)} />
        </Suspense>
      )}
    </>
  );
}
