import { getRouteApi, Outlet, useChildMatches, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { focusHistory } from '../features/history/history-focus.ts';
import { useOfferActions, type Action } from '../lib/actions.ts';
import { focusItemLink, focusNewItemButton } from '../lib/item-focus.ts';
import { useMayEdit } from '../lib/session-context.tsx';
import {
  loadEditItemPanel,
  loadItemHistory,
  loadNewItemPanel,
  loadNoNewItemPanel,
  loadViewItemPanel,
} from './panel-loads.ts';

/** The panels beside the list, with what leads back to it. */

const ItemHistory = lazy(loadItemHistory);
const NewItemPanel = lazy(loadNewItemPanel);
const EditItemPanel = lazy(loadEditItemPanel);
const ViewItemPanel = lazy(loadViewItemPanel);
const NoNewItemPanel = lazy(loadNoNewItemPanel);

const itemRoute = getRouteApi('/items/$itemId');

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

/** Whether there is a form: for whoever may write, and, while something is unsaved in it, for whoever no longer may. */
function usePanelForm() {
  const [isUnsaved, setUnsaved] = useState(false);
  return { hasForm: useMayEdit() || isUnsaved, setUnsaved };
}

export function NewItem() {
  const back = useBackToList();
  const close = useCallback(() => void back(focusNewItemButton), [back]);
  // Esc closes the panel from the list beside it as well.
  useOfferActions(useMemo(() => [closeAction(close)], [close]));
  const { hasForm, setUnsaved } = usePanelForm();
  if (!hasForm) return <NoNewItemPanel onClose={close} />;
  const created = (id: string) => void back(() => focusItemLink(id));
  return <NewItemPanel onClose={close} onCreated={created} onUnsaved={setUnsaved} />;
}

export function EditItem() {
  const back = useBackToList();
  const { itemId } = itemRoute.useParams();
  const close = useCallback(() => void back(() => focusItemLink(itemId)), [back, itemId]);
  // An earlier version covers the item, whose form stays as it is underneath.
  const isCovered = useChildMatches({ select: (matches) => matches.length > 0 });
  useOfferActions(useMemo(() => (isCovered ? [] : [closeAction(close), historyAction]), [isCovered, close]));
  const { hasForm, setUnsaved } = usePanelForm();
  const panel = {
    itemId,
    onClose: close,
    history: <HistoryOf itemId={itemId} />,
    pastHistory: <HistoryOf itemId={itemId} isGone />,
  };
  const onDeleted = (next: string | undefined) => void back(() => focusItemLink(next));
  return (
    <>
      <div hidden={isCovered} className="h-full">
        {/* A panel per item: what was typed for one never shows up in another. */}
        {hasForm ? (
          <EditItemPanel key={itemId} {...panel} onDeleted={onDeleted} onUnsaved={setUnsaved} />
        ) : (
          <ViewItemPanel key={itemId} {...panel} />
        )}
      </div>
      <Suspense>
        <Outlet />
      </Suspense>
    </>
  );
}

function HistoryOf(props: { itemId: string; isGone?: boolean }) {
  return (
    <Suspense>
      <ItemHistory {...props} />
    </Suspense>
  );
}
