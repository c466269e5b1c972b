import { createContext, use, type ReactNode } from 'react';
import type { Database } from '../../shared/database/database.ts';

const DatabaseContext = createContext<Database | null>(null);

export function DatabaseProvider({ database, children }: { database: Database; children: ReactNode }) {
  return <DatabaseContext value={database}>{children}</DatabaseContext>;
}

/** The database that the composition root has opened. */
export function useDatabase(): Database {
  const database = use(DatabaseContext);
  if (!database) throw new Error('useDatabase needs a DatabaseProvider above it.');
  return database;
}
