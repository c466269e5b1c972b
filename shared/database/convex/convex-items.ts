import { getFunctionName } from 'convex/server';
import type { Item } from '../../items/item.ts';
import type { DatabaseResult, ItemFilter, ItemPage, ItemQuery, ItemRepository } from '../database.ts';
import { notify } from '../notify.ts';
import { parseCreate, parseCreateMany, parseFilter, parseQuery, parseUpdate } from '../requests.ts';
import { connectionClosed, failure } from '../results.ts';
import { withoutGaps } from '../update-rules.ts';
import type { Deployment } from './deployment.ts';
import { functions } from './functions.ts';
import { LiveWatches } from './live-watches.ts';
import { optimisticUpdate } from './optimistic-update.ts';
import type { PendingWrite } from './pending-write.ts';
import { itemSource, pageSource } from './sources.ts';
import { readCount, readItem, readItems, readNothing } from './wire.ts';

/** Deleted items of this tab that can be shown at once when they come back; the oldest are forgotten first. */
const rememberedDeletions = 1000;

export interface ConvexItems extends ItemRepository {
  /** Ends every watch without a word. */
  close(): void;
}

/** The items of a deployment: requests are parsed by the shared rules, then sent; the deployment decides. */
export function createConvexItems(deployment: Deployment): ConvexItems {
  const { client } = deployment;
  const pages = new LiveWatches<ItemPage>();
  const singles = new LiveWatches<Item>();
  const deleted = new Map<string, Item>();

  const foretell = (write: PendingWrite) =>
    optimisticUpdate(write, {
      throwTold: (id) => client.client.localQueryResult(getFunctionName(functions.get), { id }),
      onDelete(id, item) {
        if (!item) return;
        deleted.delete(id);
        deleted.set(id, item);
        const [oldest] = deleted.keys();
        if (deleted.size > rememberedDeletions && oldest !== undefined) deleted.delete(oldest);
      },
    });

  const afterParsing = async <In, Out>(
    parsed: DatabaseResult<In>,
    act: (value: In) => Promise<DatabaseResult<Out>>,
  ): Promise<DatabaseResult<Out>> => {
    if (deployment.isClosed) return failure(connectionClosed());
    return parsed.ok ? act(parsed.value) : parsed;
  };

  const findOnPages = (id: string) => pages.find(({ items }) => items.find((item) => item.id === id));

  return {
    list: (query) =>
      afterParsing(parseQuery(query), (parsed) =>
        deployment.read(functions.list, withoutAbsent(parsed), readItems),
      ),
    count: (filter) =>
      afterParsing(parseFilter(filter), (parsed) =>
        deployment.read(functions.count, withoutAbsent(parsed), readCount),
      ),
    get: (id) => deployment.read(functions.get, { id }, readItem),
    create: (request) =>
      afterParsing(parseCreate(request), (fields) =>
        deployment.write(functions.create, fields, readItem, foretell({ kind: 'create', all: [fields] })),
      ),
    createMany: (requests) =>
      afterParsing(parseCreateMany(requests), (items) =>
        deployment.write(
          functions.createMany,
          { items },
          readItems,
          foretell({ kind: 'create', all: items }),
        ),
      ),
    update: (id, request) =>
      afterParsing(parseUpdate(request), ({ baseVersion, ...rest }) => {
        const fields = withoutGaps(rest);
        const args = { id, ...fields, ...(baseVersion !== undefined && { baseVersion }) };
        const write = { kind: 'update', id, fields, baseVersion } as const;
        return deployment.write(functions.update, args, readItem, foretell(write));
      }),
    delete: (id) => deployment.write(functions.delete, { id }, readNothing, foretell({ kind: 'delete', id })),
    restore: (id) =>
      deployment.write(
        functions.restore,
        { id },
        readItem,
        foretell({ kind: 'restore', id, deleted: deleted.get(id) }),
      ),
    watchPage(query, observer) {
      const parsed = parseQuery(query);
      if (!parsed.ok) {
        let isWatching = true;
        queueMicrotask(() => {
          if (isWatching && !deployment.isClosed) notify(() => observer.error(parsed.error));
        });
        return () => {
          isWatching = false;
        };
      }
      const asked = withoutAbsent(parsed.value);
      return pages.watch(keyOf(asked), () => pageSource(deployment, asked), observer);
    },
    watchItem: (id, observer) =>
      singles.watch(id, () => itemSource(deployment, id, () => findOnPages(id)), observer),
    close() {
      pages.close();
      singles.close();
    },
  };
}

/** Convex knows no undefined in arguments. */
function withoutAbsent<T extends ItemFilter>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const keyOf = ({ limit, offset, sort, status, search }: ItemQuery) =>
  JSON.stringify([limit, offset, sort?.field, sort?.direction, status, search]);
