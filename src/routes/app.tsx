import { RouterProvider } from '@tanstack/react-router';
import type { Database } from '../../shared/database/database.ts';
import { DatabaseProvider } from '../lib/database-context.tsx';
import { ItemCommandsProvider } from '../lib/item-commands.tsx';
import { ToastHost } from '../lib/toast-host.tsx';
import type { createAppRouter } from './router.tsx';

interface AppProps {
  database: Database;
  router: ReturnType<typeof createAppRouter>;
}

/** The providers stand outside of the routes: a screen that fails takes neither the undo history nor the toasts with it. */
export function App({ database, router }: AppProps) {
  return (
    <DatabaseProvider database={database}>
      <ItemCommandsProvider>
        <RouterProvider router={router} />
        <ToastHost />
      </ItemCommandsProvider>
    </DatabaseProvider>
  );
}
