import { createRoute, useRouter } from '@tanstack/react-router';
import { lazy, useCallback, useMemo } from 'react';
import { useOfferActions, type Action } from '../lib/actions.ts';
import { focusItemLink, focusNewItemButton } from '../lib/item-focus.ts';
import { itemsRoute } from './items-route.tsx';

const loadNewItemPanel = () =>
  import('../features/item-panel/new-item-panel.tsx').then((module) => ({ default: module.NewItemPanel }));
const loadEditItemPanel = () =>
  import('../features/item-panel/edit-item-panel.tsx').then((module) => ({ default: module.EditItemPanel }));

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

/** Esc closes the panel from the list beside it as well. */
function useCloseKey(onClose: () => void) {
  const actions = useMemo(
    (): readonly Action[] => [
      { id: 'panel.close', label: 'Close the panel', group: 'Items', keys: 'Escape', run: onClose },
    ],
    [onClose],
  );
  useOfferActions(actions);
}

function NewItem() {
  const back = useBackToList();
  const close = useCallback(() => void back(focusNewItemButton), [back]);
  useCloseKey(close);
  return <NewItemPanel onClose={close} onCreated={(id: string) => void back(() => focusItemLink(id))} />;
}

function EditItem() {
  const back = useBackToList();
  const { itemId } = editItemRoute.useParams();
  const close = useCallback(() => void back(() => focusItemLink(itemId)), [back, itemId]);
  useCloseKey(close);
  // A panel per item: what was typed for one never shows up in another.
  return (
    <EditItemPanel
      key={itemId}
      itemId={itemId}
      onClose={close}
      onDeleted={(next) => void back(() => focusItemLink(next))}
    />
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
  loader: prefetch(loadEditItemPanel),
  component: EditItem,
});
