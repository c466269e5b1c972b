import { getRouteApi, Outlet, useChildMatches } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { ExportMenu } from '../features/import-export/export-menu.tsx';
import { ItemsPage } from '../features/items-list/items-page.tsx';
import { toItemFilter, toItemsView } from '../lib/items-search.ts';

const ImportDialog = lazy(() =>
  import('../features/import-export/import-dialog.tsx').then((module) => ({ default: module.ImportDialog })),
);

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
