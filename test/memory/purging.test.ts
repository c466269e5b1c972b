import { expect, test } from 'vitest';
import { HistoryStore } from '../../shared/database/memory/history-store.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { defaultRetention } from '../../shared/database/retention.ts';
import { errorOf, valueOf } from '../contract/contract.ts';

const secret = 'Rosebud';

test('of an item that is deleted for ever nothing is left in the store but its id and what it was called', () => {
  let ids = 0;
  const store = new HistoryStore({
    now: () => 1,
    createId: () => `item-${(ids += 1)}`,
    retention: defaultRetention,
    onObserverError: () => undefined,
  });
  const by = { actor: store.actors.open({ id: 'ada', name: 'Ada' }), batch: undefined };
  const fields = { name: 'Sled', description: secret, status: 'active', tags: [secret] } as const;
  const item = store.create({ ...fields, tags: [...fields.tags] }, by);
  const other = store.create({ ...fields, name: 'Other', tags: [] }, by);
  const changed = store.update(item, { description: `${secret} again` }, by);
  store.delete(changed, by);
  const slot = store.items.slotOf(item.id) as number;
  store.purge(slot, by.actor);

  expect(store.items.itemIn(slot), 'What the store holds of it').toBeUndefined();
  expect(store.items.isDeleted(slot)).toBe(true);
  expect(store.log.chainOf(slot).map(({ kind, before }) => [kind, before?.name])).toEqual([
    ['purged', 'Sled'],
  ]);
  expect(JSON.stringify(store.log.chainOf(slot).map(({ before, after }) => [before, after]))).not.toContain(
    secret,
  );
  expect(store.trash.size).toBe(0);
  for (const field of ['name', 'createdAt', 'updatedAt'] as const) {
    const page = store.items.page({ limit: 10, offset: 0, sort: { field, direction: 'asc' } });
    expect(page).toEqual({ items: [other], total: 1 });
  }
  expect(store.items.page({ limit: 10, offset: 0, search: secret })).toEqual({ items: [other], total: 1 });
});

test('its id is not given again', async () => {
  const database = createMemoryDatabase({ createId: () => 'same' });
  valueOf(await database.items().create({ name: 'Sled' }));
  valueOf(await database.items().delete('same'));
  valueOf(await database.trash().purge('same'));
  expect(() => database.items().create({ name: 'Another' })).toThrow('a second time');
  errorOf(await database.items().restore('same'), 'NotFound');
});

test('orders that were read before, and are read again after it, know nothing of it', async () => {
  const database = createMemoryDatabase();
  const items = database.items();
  const page = { limit: 10, offset: 0, sort: { field: 'name', direction: 'desc' } } as const;
  const [, b] = valueOf(await items.createMany(['a', 'b', 'c'].map((name) => ({ name }))));
  expect(valueOf(await items.list(page))).toHaveLength(3);
  valueOf(await items.delete(b?.id ?? ''));
  valueOf(await database.trash().purge(b?.id ?? ''));
  expect(valueOf(await items.list(page)).map(({ name }) => name)).toEqual(['c', 'a']);
  valueOf(await items.create({ name: 'b' }));
  expect(valueOf(await items.list(page)).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
});

test('the trash is emptied in slices, and what comes into it meanwhile stays', async () => {
  const database = createMemoryDatabase();
  const items = database.items();
  const created = valueOf(
    await items.createMany(Array.from({ length: 400 }, (_, index) => ({ name: `${index}` }))),
  );
  for (const { id } of created) valueOf(await items.delete(id));
  const size = async () => valueOf(await database.trash().list({ limit: 1, offset: 0 })).total;
  expect(valueOf(await database.trash().purgeAll())).toBe(400);
  expect(await size()).toBe(150);
  const { id: late } = valueOf(await items.create({ name: 'late' }));
  valueOf(await items.delete(late));
  const restored = created.at(-1)?.id ?? '';
  valueOf(await items.restore(restored));
  await database.finishBackground();
  expect(await size()).toBe(1);
  expect(valueOf(await items.restore(late)).name).toBe('late');
  expect(valueOf(await items.get(restored)).name).toBe('399');
});
