import type { Item } from '../../items/item.ts';
import { parseWriteOptions } from '../change-requests.ts';
import type { BatchReference, WriteOptions } from '../changes.ts';
import type { DatabaseResult, ItemPage, ItemQuery, ItemRepository } from '../database.ts';
import { parseCreate, parseCreateMany, parseFilter, parseQuery, parseUpdate } from '../requests.ts';
import { success } from '../results.ts';
import { withoutGaps } from '../update-rules.ts';
import { watchParsed, whenParsed, withoutAbsent, type Closable } from './asking.ts';
import type { Deployment } from './deployment.ts';
import type { Foretelling } from './foretelling.ts';
import { functions } from './functions.ts';
import { LiveWatches } from './live-watches.ts';
import { itemSource, pageSource } from './sources.ts';
import { readCount, readItem, readItems, readNothing } from './wire.ts';

/** The items of a deployment; the deployment decides. */
export function createConvexItems(
  deployment: Deployment,
  foretelling: Foretelling,
): Closable<ItemRepository> {
  const pages = new LiveWatches<ItemPage>();
  const singles = new LiveWatches<Item>();
  const findOnPages = (id: string) => pages.find(({ items }) => items.find((item) => item.id === id));

  /** With what every write takes besides: the batch that it belongs to. */
  const writing = <In, Out>(
    parsed: DatabaseResult<In>,
    options: WriteOptions | undefined,
    send: (value: In, more: { batch?: BatchReference }) => Promise<DatabaseResult<Out>>,
  ) =>
    whenParsed(deployment, parsed, (value) =>
      whenParsed(deployment, parseWriteOptions(options), (batch) => send(value, { ...(batch && { batch }) })),
    );

  return {
    list: (query) =>
      whenParsed(deployment, parseQuery(query), (parsed) =>
        deployment.read(functions.list, withoutAbsent(parsed), readItems),
      ),
    count: (filter) =>
      whenParsed(deployment, parseFilter(filter), (parsed) =>
        deployment.read(functions.count, withoutAbsent(parsed), readCount),
      ),
    get: (id) => deployment.read(functions.get, { id }, readItem),
    create: (request, options) =>
      writing(parseCreate(request), options, (fields, more) => {
        const update = foretelling.of({ kind: 'create', all: [fields] });
        return deployment.write(functions.create, { ...fields, ...more }, readItem, update);
      }),
    createMany: (requests, options) =>
      writing(parseCreateMany(requests), options, (items, more) => {
        const update = foretelling.of({ kind: 'create', all: items });
        return deployment.write(functions.createMany, { items, ...more }, readItems, update);
      }),
    update: (id, request, options) =>
      writing(parseUpdate(request), options, ({ baseVersion, ...rest }, more) => {
        const fields = withoutGaps(rest);
        const args = { id, ...fields, ...(baseVersion !== undefined && { baseVersion }), ...more };
        const update = foretelling.of({ kind: 'update', id, fields, baseVersion });
        return deployment.write(functions.update, args, readItem, update);
      }),
    delete: (id, options) =>
      writing(success(id), options, (_, more) =>
        deployment.write(
          functions.delete,
          { id, ...more },
          readNothing,
          foretelling.of({ kind: 'delete', id }),
        ),
      ),
    restore: (id, options) =>
      writing(success(id), options, (_, more) => {
        const update = foretelling.of({ kind: 'restore', id, deleted: foretelling.deleted(id) });
        return deployment.write(functions.restore, { id, ...more }, readItem, update);
      }),
    watchPage: (query, observer) =>
      watchParsed(deployment, parseQuery(query), observer, (parsed) => {
        const asked = withoutAbsent(parsed);
        return pages.watch(keyOf(asked), () => pageSource(deployment, asked), observer);
      }),
    watchItem: (id, observer) =>
      singles.watch(id, () => itemSource(deployment, id, () => findOnPages(id)), observer),
    close() {
      pages.close();
      singles.close();
    },
  };
}

const keyOf = ({ limit, offset, sort, status, search }: ItemQuery) =>
  JSON.stringify([limit, offset, sort?.field, sort?.direction, status, search]);
