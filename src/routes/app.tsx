import { RouterProvider } from '@tanstack/react-router';
import type { Database } from '../../shared/database/database.ts';
import { DatabaseProvider } from '../lib/database-context.tsx';
import type { createAppRouter } from './router.tsx';

interface AppProps {
  database: Database;
  router: ReturnType<typeof createAppRouter>;
}

export function App({ database, router }: AppProps) {
  return (
    <DatabaseProvider database={database}>
      <RouterProvider router={router} />
    </DatabaseProvider>
  );
}
