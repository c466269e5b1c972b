import { createContext, use, useMemo, type ReactNode } from 'react';
import type { Database } from '../../shared/database/database.ts';
import { tellOwnWrites } from './own-writes.ts';

const DatabaseContext = createContext<Database | null>(null);

export function DatabaseProvider({ database, children }: { database: Database; children: ReactNode }) {
  const observed = useMemo(() => tellOwnWrites(database), [database]);
  return <DatabaseContext value={observed}>{children}</DatabaseContext>;
}

/** The database that the composition root has opened. */
export function useDatabase(): Database {
  const database = use(DatabaseContext);
  if (!database) throw new Error('useDatabase needs a DatabaseProvider above it.');
  return database;
}
