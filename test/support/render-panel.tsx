import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useNavigate,
} from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { guestActor } from '../../shared/database/actors.ts';
import type { Database, DatabaseError, ItemRepository } from '../../shared/database/database.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { Role } from '../../shared/session/roles.ts';
import type { CreateItemRequest, Item } from '../../shared/items/item.ts';
import { EditItemPanel } from '../../src/features/item-panel/edit-item-panel.tsx';
import { NewItemPanel } from '../../src/features/item-panel/new-item-panel.tsx';
import { onAnnouncement } from '../../src/lib/announcer.ts';
import { DatabaseProvider } from '../../src/lib/database-context.tsx';
import { ItemCommandsProvider } from '../../src/lib/item-commands.tsx';
import { SessionProvider } from '../../src/lib/session-context.tsx';
import { ToastHost } from '../../src/lib/toast-host.tsx';
import { createFixedSession } from './fixed-session.ts';

/** The panels in a small router of their own: beside them stands only a link-like list. */
function createPanelRouter(path: string) {
  const rootRoute = createRootRoute({ component: List });
  const newRoute = createRoute({ getParentRoute: () => rootRoute, path: '/items/new', component: New });
  const editRoute = createRoute({ getParentRoute: () => rootRoute, path: '/items/$itemId', component: Edit });
  const listRoute = createRoute({ getParentRoute: () => rootRoute, path: '/items', component: () => null });

  function List() {
    return (
      <main>
        <h1>The list</h1>
        <Outlet />
      </main>
    );
  }
  function New() {
    const navigate = useNavigate();
    const close = () => void navigate({ to: '/items' } as never);
    return <NewItemPanel onClose={close} onCreated={close} />;
  }
  function Edit() {
    const navigate = useNavigate();
    const { itemId } = editRoute.useParams();
    return <EditItemPanel itemId={itemId} onClose={() => void navigate({ to: '/items' } as never)} />;
  }
  return createRouter({
    routeTree: rootRoute.addChildren([newRoute, editRoute, listRoute]),
    history: createMemoryHistory({ initialEntries: ['/items', path] }),
  });
}

let said = '';
const listeners = new Set<() => void>();
onAnnouncement((message) => {
  said = message;
  for (const listener of listeners) listener();
});

/** Stands in for the shell's live region. */
function Voice() {
  const message = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return <p role="log">{message}</p>;
}

export interface RenderPanelOptions {
  seed?: readonly CreateItemRequest[];
  /** `new`, or the index of a seeded item, or an id. */
  open: 'new' | number | { id: string };
  /** The one of an earlier panel, as after a reload. */
  memory?: MemoryDatabase;
  role?: Role;
}

/** Who writes through `others`. */
const somebodyElse = guestActor('3f2a0000');

/**
 * Renders a panel over a memory database whose writes can be watched and made to fail. `others` and `otherTab` write to
 * the same: somebody else, and the same person.
 */
export async function renderPanel({
  seed = [],
  open,
  role,
  memory = createMemoryDatabase({ seed }),
}: RenderPanelOptions) {
  said = '';
  const listed = await memory.items().list({ limit: 100, offset: 0 });
  const items = listed.ok ? listed.value : [];
  const { database, updates, failNext } = spyOn(memory);
  const id = open === 'new' ? 'new' : typeof open === 'number' ? (items[open] as Item).id : open.id;
  const session = createFixedSession(database, role);
  const router = createPanelRouter(`/items/${id}`);
  const user = userEvent.setup();
  const view = render(
    <SessionProvider session={session}>
      <DatabaseProvider database={database}>
        <ItemCommandsProvider>
          <RouterProvider router={router} />
          <ToastHost />
          <Voice />
        </ItemCommandsProvider>
      </DatabaseProvider>
    </SessionProvider>,
  );
  await screen.findByRole('region', { name: open === 'new' ? 'New item' : /item$/ });
  const others = memory.as(somebodyElse);
  return {
    ...view,
    user,
    router,
    memory,
    session,
    items,
    others: others.items(),
    trash: others.trash(),
    otherTab: memory.items(),
    updates,
    failNext,
  };
}

/** The same database, which writes down the updates and fails the next write when it is told to. */
function spyOn(memory: Database) {
  const repository = memory.items();
  const updates: unknown[] = [];
  let failure: DatabaseError | undefined;
  const takeFailure = () => {
    const error = failure;
    failure = undefined;
    return error && { ok: false as const, error };
  };
  const spied: ItemRepository = {
    list: (query) => repository.list(query),
    count: (filter) => repository.count(filter),
    get: (id) => repository.get(id),
    watchPage: (query, observer) => repository.watchPage(query, observer),
    watchItem: (id, observer) => repository.watchItem(id, observer),
    create: async (...args) => takeFailure() ?? repository.create(...args),
    createMany: async (...args) => takeFailure() ?? repository.createMany(...args),
    async update(id, request, options) {
      updates.push(request);
      return takeFailure() ?? repository.update(id, request, options);
    },
    delete: async (...args) => takeFailure() ?? repository.delete(...args),
    restore: async (...args) => takeFailure() ?? repository.restore(...args),
  };
  const database: Database = { ...memory, items: () => spied };
  return { database, updates, failNext: (error: DatabaseError) => void (failure = error) };
}
