import { createMemoryHistory } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { CreateItemRequest } from '../../shared/items/item.ts';
import { App } from '../../src/routes/app.tsx';
import { createAppRouter } from '../../src/routes/router.tsx';

interface RenderAppOptions {
  /** Where to begin. */
  path?: string;
  /** Items that are there already. Ignored when a database is given. */
  seed?: readonly CreateItemRequest[];
  database?: Database;
}

/** Renders the real routes over a memory database (or the one given) and waits for the first screen. */
export async function renderApp({ path = '/items', seed = [], database }: RenderAppOptions = {}) {
  const opened = database ?? createMemoryDatabase({ seed });
  const router = createAppRouter(opened, createMemoryHistory({ initialEntries: [path] }));
  const view = render(<App database={opened} router={router} />);
  await screen.findByRole('main');
  return { ...view, database: opened, router, user: userEvent.setup() };
}

/** Items named `Item 001`, `Item 002`, … in the order of creation. */
export function numberedItems(count: number, fields: Partial<CreateItemRequest> = {}): CreateItemRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Item ${String(index + 1).padStart(3, '0')}`,
    ...fields,
  }));
}
