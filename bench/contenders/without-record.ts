import { Deliveries } from '../../shared/database/memory/deliveries.ts';
import { ItemMaker } from '../../shared/database/memory/item-maker.ts';
import { ItemStore } from '../../shared/database/memory/item-store.ts';
import { LiveQueries } from '../../shared/database/memory/live-queries.ts';
import type { DatabaseResult, ItemRepository } from '../../shared/database/database.ts';
import { parseCreate, parseCreateMany, parseUpdate } from '../../shared/database/requests.ts';
import { failure, notFound, success } from '../../shared/database/results.ts';
import { decideUpdate, withoutGaps } from '../../shared/database/update-rules.ts';
import type { Item, ItemFields } from '../../shared/items/item.ts';

/** What is measured of a repository. */
export type Writer = Pick<ItemRepository, 'create' | 'createMany' | 'update' | 'delete'>;

/**
 * The memory database as it would be without a record of changes: the same store, the same parsing and deciding,
 * the same promises and results, and nothing else that a write does there.
 */
export function createWithoutRecord(createId: () => string): Writer {
  const maker = new ItemMaker();
  const store: ItemStore = new ItemStore((id, before, after) => live.onWrite(id, before, after));
  const live = new LiveQueries(store, new Deliveries(() => undefined));

  const answer = <In, Out>(input: DatabaseResult<In>, act: (value: In) => DatabaseResult<Out>) =>
    Promise.resolve(input.ok ? act(input.value) : input);

  const find = (id: string): DatabaseResult<Item> => {
    const item = store.get(id);
    return item ? success(item) : failure(notFound(id));
  };

  function create(fields: ItemFields): Item {
    const id = createId();
    if (store.slotOf(id) !== undefined) throw new Error(`createId gave the id ${id} a second time.`);
    const item = maker.create(id, fields, Date.now());
    store.put(item);
    return item;
  }

  return {
    create: (request) => answer(parseCreate(request), (fields) => success(create(fields))),
    createMany: (requests) => answer(parseCreateMany(requests), (all) => success(all.map(create))),
    update: (id, request) =>
      answer(parseUpdate(request), ({ baseVersion: _, ...sent }) => {
        const found = find(id);
        if (!found.ok) return found;
        const fields = withoutGaps(sent);
        const changed = decideUpdate(found.value, fields);
        if (!changed.ok || changed.value.length === 0) return changed.ok ? found : changed;
        const item = maker.change(found.value, fields, Date.now());
        store.put(item);
        return success(item);
      }),
    delete: (id) =>
      answer(find(id), () => {
        store.delete(id);
        return success(undefined);
      }),
  };
}
