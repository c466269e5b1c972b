import { renderHook } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Database, DatabaseResult, ItemRepository } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { failure } from '../../shared/database/results.ts';
import type { Item } from '../../shared/items/item.ts';
import { DatabaseProvider } from '../../src/lib/database-context.tsx';
import { ItemCommandsProvider, useItemCommands } from '../../src/lib/item-commands.tsx';
import { SessionProvider } from '../../src/lib/session-context.tsx';
import { ToastHost } from '../../src/lib/toast-host.tsx';
import { createFixedSession } from './fixed-session.ts';
import { me, other } from './make-change.ts';
import { wrapItems } from './wrap-repository.ts';

const lost = failure({ kind: 'ConnectionError', message: 'The database does not answer.' });

/** A database whose writes to the named items fail, and that counts how many of them are under way. */
function makeUnreachable(database: Database) {
  const unreachable = new Set<string>();
  const load = { now: 0, most: 0 };
  async function reach<T>(id: string, work: () => Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>> {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    await Promise.resolve();
    const result = unreachable.has(id) ? lost : await work();
    load.now -= 1;
    return result;
  }
  const wrapped = wrapItems(database, (items): Partial<ItemRepository> => ({
    update: (id, ...rest) => reach(id, () => items.update(id, ...rest)),
    delete: (id, ...rest) => reach(id, () => items.delete(id, ...rest)),
    restore: (id, ...rest) => reach(id, () => items.restore(id, ...rest)),
  }));
  return { database: wrapped, unreachable, load };
}

/**
 * The commands of one person, as in a tab of the app, beside somebody else who works on the same `count` items.
 * `change` may make the person's database another one.
 */
export async function renderCommands(count = 3, change = (database: Database) => database) {
  const memory = createMemoryDatabase({
    seed: Array.from({ length: count }, (_, index) => ({ name: `Item ${index + 1}` })),
  });
  const mine = memory.as(me);
  const { database, unreachable, load } = makeUnreachable(change(mine));
  /** Another tab of the same person, or the same after a reload. */
  const openTab = () => {
    const wrapper = ({ children }: { children: ReactNode }) => (
      <SessionProvider session={createFixedSession(database)}>
        <DatabaseProvider database={database}>
          <ItemCommandsProvider>
            {children}
            <ToastHost />
          </ItemCommandsProvider>
        </DatabaseProvider>
      </SessionProvider>
    );
    const { result, unmount } = renderHook(() => useItemCommands(), { wrapper });
    return { commands: result, closeTab: unmount };
  };
  const all = async (): Promise<readonly Item[]> => {
    const listed = await mine.items().list({ limit: 1000, offset: 0 });
    return listed.ok ? listed.value : [];
  };
  const items = await all();
  const item = (index: number): Item => {
    const found = items[index];
    if (!found) throw new Error(`There is no item ${index}.`);
    return found;
  };
  const others = memory.as(other);
  return {
    ...openTab(),
    openTab,
    memory,
    mine,
    others,
    unreachable,
    load,
    items,
    item,
    all,
    user: userEvent.setup(),
  };
}
