import { Outlet } from '@tanstack/react-router';
import { ItemsPage } from '../features/items-list/items-page.tsx';

export function ItemsLayout() {
  return (
    <>
      <ItemsPage />
      <Outlet />
    </>
  );
}
