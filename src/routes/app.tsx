import { RouterProvider } from '@tanstack/react-router';
import type { Database } from '../../shared/database/database.ts';
import { DatabaseProvider } from '../lib/database-context.tsx';
import { ItemCommandsProvider } from '../lib/item-commands.tsx';
import type { createAppRouter } from './router.tsx';

interface AppProps {
  database: Database;
  router: ReturnType<typeof createAppRouter>;
}

/** The providers stand outside of the routes: a screen that fails does not take the undo history with it. */
export function App({ database, router }: AppProps) {
  return (
    <DatabaseProvider database={database}>
      <ItemCommandsProvider>
        <RouterProvider router={router} />
      </ItemCommandsProvider>
    </DatabaseProvider>
  );
}
