import { createRoute, Outlet, useChildMatches, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { focusHistory } from '../features/history/history-focus.ts';
import { useOfferActions, type Action } from '../lib/actions.ts';
import { focusItemLink, focusNewItemButton } from '../lib/item-focus.ts';
import { itemsRoute } from './items-route.tsx';

const loadNewItemPanel = () =>
  import('../features/item-panel/new-item-panel.tsx').then((module) => ({ default: module.NewItemPanel }));
const loadEditItemPanel = () =>
  import('../features/item-panel/edit-item-panel.tsx').then((module) => ({ default: module.EditItemPanel }));

const loadItemHistory = () =>
  import('../features/history/item-history.tsx').then((module) => ({ default: module.ItemHistory }));

const ItemHistory = lazy(loadItemHistory);
const NewItemPanel = lazy(loadNewItemPanel);
const EditItemPanel = lazy(loadEditItemPanel);

/** Fetches a panel as soon as somebody points at its link. Where that fails, the panel itself fails, and says so. */
const prefetch = (load: () => Promise<unknown>) => () => void load().catch(() => undefined);

/** Back to the list as it was, and then the focus to where it came from. */
function useBackToList() {
  const router = useRouter();
  return useCallback(
    async (focus: () => void) => {
      await router.navigate({ to: '/items', search: true, resetScroll: false });
      // Unsaved changes may have kept the panel open.
      if (router.state.location.pathname === '/items') focus();
    },
    [router],
  );
}

const closeAction = (run: () => void): Action => ({
  id: 'panel.close',
  label: 'Close the panel',
  group: 'Items',
  keys: 'Escape',
  run,
});

const historyAction: Action = {
  id: 'item.history',
  label: 'History of this item',
  group: 'Items',
  run: focusHistory,
};

function NewItem() {
  const back = useBackToList();
  const close = useCallback(() => void back(focusNewItemButton), [back]);
  // Esc closes the panel from the list beside it as well.
  useOfferActions(useMemo(() => [closeAction(close)], [close]));
  return <NewItemPanel onClose={close} onCreated={(id: string) => void back(() => focusItemLink(id))} />;
}

function EditItem() {
  const back = useBackToList();
  const { itemId } = editItemRoute.useParams();
  const close = useCallback(() => void back(() => focusItemLink(itemId)), [back, itemId]);
  // An earlier version covers the item, whose form stays as it is underneath.
  const isCovered = useChildMatches({ select: (matches) => matches.length > 0 });
  useOfferActions(useMemo(() => (isCovered ? [] : [closeAction(close), historyAction]), [isCovered, close]));
  return (
    <>
      <div hidden={isCovered} className="h-full">
        {/* A panel per item: what was typed for one never shows up in another. */}
        <EditItemPanel
          key={itemId}
          itemId={itemId}
          onClose={close}
          onDeleted={(next) => void back(() => focusItemLink(next))}
          history={
            <Suspense>
              <ItemHistory itemId={itemId} />
            </Suspense>
          }
          pastHistory={
            <Suspense>
              <ItemHistory itemId={itemId} isGone />
            </Suspense>
          }
        />
      </div>
      <Suspense>
        <Outlet />
      </Suspense>
    </>
  );
}

export const newItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: 'new',
  loader: prefetch(loadNewItemPanel),
  component: NewItem,
});

export const editItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: '$itemId',
  loader: () => {
    prefetch(loadEditItemPanel)();
    prefetch(loadItemHistory)();
  },
  component: EditItem,
});
