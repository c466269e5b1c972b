import { getRouteApi, Outlet, useChildMatches } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { ExportMenu } from '../features/import-export/export-menu.tsx';
import { ItemsPage } from '../features/items-list/items-page.tsx';
import type { Item } from '../../shared/items/item.ts';
import { toItemFilter, toItemsView } from '../lib/items-search.ts';
import { showToast } from '../lib/toasts.ts';

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
  const startImport = useCallback(() => setIsImporting(true), [setIsImporting]);
  return (
    <>
      <div className={isPanelOpen ? 'with-panel' : undefined}>
        <ItemsPage
          exportMenu={<ExportMenu filter={toItemFilter(view)} sort={view.sort} />}
          onImport={startImport}
          onExport={exportSelected}
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
