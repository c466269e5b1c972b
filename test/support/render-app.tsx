import { createMemoryHistory } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { Role } from '../../shared/session/roles.ts';
import type { Session } from '../../shared/session/session.ts';
import type { CreateItemRequest } from '../../shared/items/item.ts';
import { App } from '../../src/routes/app.tsx';
import { createAppRouter } from '../../src/routes/router.tsx';
import { createFixedSession } from './fixed-session.ts';

interface RenderAppOptions {
  /** Where to begin. */
  path?: string;
  /** Items that are there already. Ignored when a database is given. */
  seed?: readonly CreateItemRequest[];
  database?: Database;
  /** What whoever is here may do. Ignored when a session is given. */
  role?: Role;
  session?: Session;
}

/** Renders the real routes over a memory database (or the one given) and waits for the first screen. */
export async function renderApp(options: RenderAppOptions = {}) {
  const { path = '/items', seed = [], database, role } = options;
  const session = options.session ?? createFixedSession(database ?? createMemoryDatabase({ seed }), role);
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  const view = render(<App session={session} router={router} />);
  await screen.findByRole('main');
  return { ...view, database: session.database, session, router, user: userEvent.setup() };
}

/** Items named `Item 001`, `Item 002`, … in the order of creation. */
export function numberedItems(count: number, fields: Partial<CreateItemRequest> = {}): CreateItemRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Item ${String(index + 1).padStart(3, '0')}`,
    ...fields,
  }));
}
