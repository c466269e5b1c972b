import { createRoute, lazyRouteComponent, useNavigate } from '@tanstack/react-router';
import { focusItemLink } from '../lib/item-focus.ts';
import { itemsRoute } from './items-route.tsx';

const NewItemPanel = lazyRouteComponent(
  () => import('../features/item-panel/new-item-panel.tsx'),
  'NewItemPanel',
);
const EditItemPanel = lazyRouteComponent(
  () => import('../features/item-panel/edit-item-panel.tsx'),
  'EditItemPanel',
);

/** Back to the list as it was, with the focus on the row that the panel came from. */
function useCloseToRow() {
  const navigate = useNavigate();
  return (id?: string) => {
    void navigate({ to: '/items', search: true, resetScroll: false }).then(() => focusItemLink(id));
  };
}

function NewItem() {
  const close = useCloseToRow();
  return <NewItemPanel onClose={() => close()} onCreated={(id: string) => close(id)} />;
}

function EditItem() {
  const close = useCloseToRow();
  const { itemId } = editItemRoute.useParams();
  // A panel per item: what was typed for one never shows up in another.
  return (
    <EditItemPanel
      key={itemId}
      itemId={itemId}
      onClose={() => close(itemId)}
      onDeleted={(next) => close(next)}
    />
  );
}

export const newItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: 'new',
  component: NewItem,
});

export const editItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: '$itemId',
  component: EditItem,
});
