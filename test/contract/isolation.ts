import { expect } from 'vitest';
import type { ItemPage, ItemQuery } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { errorOf, everything, valueOf, type Contract, type Subject } from './contract.ts';
import { createRecorder } from './recorder.ts';

/** Writes into a value wherever it can be written into. What is frozen throws, and that is fine. */
export function deface(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(deface);
  const attempts = [
    () => Object.assign(value, { name: 'Defaced', version: 99, tags: ['defaced'] }),
    () => Array.isArray(value) && value.splice(0, value.length, 'defaced'),
  ];
  for (const attempt of attempts) {
    try {
      attempt();
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
    }
  }
}

export const isDeepFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen));

/** Every way in which an item is handed out: alone, in a list, in a page. */
async function everythingHandedOut({ items, fixture }: Subject, id: string): Promise<unknown[]> {
  const pages = createRecorder<ItemPage>();
  const single = createRecorder<Item>();
  const ends = [items.watchPage(everything, pages), items.watchItem(id, single)];
  await fixture.settled();
  ends.forEach((end) => end());
  const [other, another] = valueOf(await items.createMany([{ name: 'Other' }, { name: 'Another' }]));
  return [
    valueOf(await items.get(id)),
    valueOf(await items.list(everything)),
    valueOf(await items.list({ ...everything, search: 'lamp' })),
    valueOf(await items.update(id, {})),
    valueOf(await items.restore(id)),
    valueOf(await items.createMany([{ name: 'Lamp', tags: ['x'] }])),
    valueOf(await items.create({ name: 'Lamp', tags: ['x'] })),
    valueOf(await items.update(other?.id ?? '', { tags: ['y'] })),
    errorOf(await items.update(other?.id ?? '', { tags: ['z'], baseVersion: 1 }), 'ConflictError').current,
    another,
    ...pages.takeValues(),
    ...single.takeValues(),
  ];
}

/** The items in what was handed out. */
const itemsIn = (handedOut: unknown): unknown[] => {
  if (Array.isArray(handedOut)) return handedOut;
  return typeof handedOut === 'object' && handedOut && 'items' in handedOut
    ? itemsIn(handedOut.items)
    : [handedOut];
};

export function registerIsolation({ rule, options }: Contract): void {
  rule(
    'what was passed in can be changed afterwards without changing what is stored',
    async ({ items, list }) => {
      const tags = ['a', 'b'];
      const request = { name: 'Lamp', tags };
      const { id } = valueOf(await items.create(request));
      const requests = [{ name: 'Chair', tags }];
      valueOf(await items.createMany(requests));
      const before = await list();
      tags.push('c');
      request.name = 'Defaced';
      deface(requests);
      expect(await list()).toEqual(before);
      const newTags = ['d'];
      const updated = valueOf(await items.update(id, { tags: newTags }));
      newTags.push('e');
      expect(updated.tags).toEqual(['d']);
      expect(valueOf(await items.get(id)).tags).toEqual(['d']);
    },
  );

  rule('a request is left as it was passed in', async ({ items }) => {
    const request = Object.freeze({ name: ' Lamp ', tags: Object.freeze([' a ', 'A']) as string[] });
    const { id } = valueOf(await items.create(request));
    valueOf(await items.createMany(Object.freeze([request])));
    valueOf(await items.update(id, request));
    expect(request).toEqual({ name: ' Lamp ', tags: [' a ', 'A'] });
  });

  rule('what was handed out can be written into without changing what is stored', async (subject) => {
    const { id } = await subject.create({ name: 'Lamp', tags: ['a', 'b'] });
    const handedOut = await everythingHandedOut(subject, id);
    const before = structuredClone(await subject.list());
    handedOut.forEach(deface);
    expect(await subject.list()).toEqual(before);
    expect(await subject.list({ search: 'defaced' })).toEqual([]);
    expect(valueOf(await subject.items.get(id))).toEqual(before[0]);
  });

  rule(`every item that is handed out is ${options.handedOut}, its tags included`, async (subject) => {
    const { id } = await subject.create({ name: 'Lamp', tags: ['a', 'b'] });
    const handedOut = await everythingHandedOut(subject, id);
    expect(handedOut).toHaveLength(12);
    const items = handedOut.flatMap(itemsIn);
    expect(items.length).toBeGreaterThan(12);
    for (const item of items) expect(isDeepFrozen(item)).toBe(options.handedOut === 'frozen');
  });

  rule('what one observer writes into its page no other sees, nor itself the next time', async (subject) => {
    const { items, fixture } = subject;
    await subject.createNamed('Lamp');
    const vandal = createRecorder<ItemPage>((page) => deface(page));
    const witness = createRecorder<ItemPage>();
    items.watchPage(everything, vandal);
    items.watchPage(everything, witness);
    await fixture.settled();
    const late = createRecorder<ItemPage>();
    items.watchPage(everything, late);
    await fixture.settled();
    const page = { items: await subject.list(), total: 1 };
    expect(witness.takeValues()).toEqual([page]);
    expect(late.takeValues()).toEqual([page]);
    await subject.createNamed('Chair');
    await fixture.settled();
    const [chair] = await subject.list({ sort: { field: 'name', direction: 'asc' } });
    for (const told of [witness, late])
      expect(told.takeValues().at(-1)).toEqual({ items: [...page.items, chair], total: 2 });
    expect(vandal.takeErrors()).toEqual([]);
  });

  rule('results survive structured cloning and equal themselves', async (subject) => {
    const { items, create } = subject;
    const { id } = await create({ name: '😀', description: 'Line\nbreak', tags: ['a'] });
    const results = [
      await items.list(everything),
      await items.count(),
      await items.get(id),
      await items.get('never-was'),
      await items.create({ name: ' ' }),
      await items.update(id, { name: 'x', baseVersion: 9 }),
      await items.delete(id),
      await items.restore(id),
      await subject.database.healthCheck(),
    ];
    for (const result of results) expect(structuredClone(result)).toEqual(result);
  });

  rule(
    'an item that was handed out stays as it was when the item is updated',
    async ({ items, create, list }) => {
      const before = await create({ name: 'Lamp', tags: ['a'] });
      const listed = await list();
      const copy = structuredClone(before);
      valueOf(await items.update(before.id, { name: 'Torch', tags: ['b'] }));
      valueOf(await items.delete(before.id));
      expect(before).toEqual(copy);
      expect(listed).toEqual([copy]);
    },
  );

  rule(
    'a query can be changed after a watch began without changing the watch',
    async ({ items, fixture, createNamed }) => {
      await createNamed('a', 'b');
      const query = { limit: 1, offset: 0, sort: { field: 'name', direction: 'asc' } };
      const recorder = createRecorder<ItemPage>();
      items.watchPage(query as ItemQuery, recorder);
      Object.assign(query, { limit: 1000, offset: -1 });
      query.sort.direction = 'desc';
      await fixture.settled();
      expect(recorder.takeValues().map((page) => page.items.map(({ name }) => name))).toEqual([['a']]);
      await createNamed('A');
      await fixture.settled();
      expect(recorder.takeValues().map((page) => page.items.map(({ name }) => name))).toEqual([['a']]);
    },
  );
}
