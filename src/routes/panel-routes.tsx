import { createRoute, lazyRouteComponent, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useOfferActions, type Action } from '../lib/actions.ts';
import { focusItemLink, focusNewItemButton } from '../lib/item-focus.ts';
import { itemsRoute } from './items-route.tsx';

const NewItemPanel = lazyRouteComponent(
  () => import('../features/item-panel/new-item-panel.tsx'),
  'NewItemPanel',
);
const EditItemPanel = lazyRouteComponent(
  () => import('../features/item-panel/edit-item-panel.tsx'),
  'EditItemPanel',
);

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
  // Fetched as soon as somebody points at the link.
  loader: () => void NewItemPanel.preload?.(),
  component: NewItem,
});

export const editItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: '$itemId',
  loader: () => void EditItemPanel.preload?.(),
  component: EditItem,
});
