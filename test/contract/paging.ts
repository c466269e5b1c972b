import { expect } from 'vitest';
import type { ItemFilter, ItemQuery, ItemSort } from '../../shared/database/database.ts';
import { sortDirections, sortFields } from '../../shared/database/query-limits.ts';
import { itemStatuses, type Item } from '../../shared/items/item.ts';
import { namesOf, valueOf, type Contract, type Subject } from './contract.ts';

const sorts: (ItemSort | undefined)[] = [
  undefined,
  ...sortFields.flatMap((field) => sortDirections.map((direction) => ({ field, direction }))),
];

const nameOf = (sort: ItemSort | undefined) => (sort ? `${sort.field} ${sort.direction}` : 'no sort');

/** Items of few names and all statuses, a part of them updated since, a part deleted, a part restored. */
async function createMixture({ items, fixture }: Subject): Promise<void> {
  const names = ['Lamp', 'lamp', 'Chair', '😀 lamp', '\uFF21 chair', 'Ångström lamp', 'a'];
  const created = valueOf(
    await items.createMany(
      Array.from({ length: 60 }, (_, index) => ({
        name: names[index % 7] ?? 'Lamp',
        status: itemStatuses[index % 3] ?? 'draft',
        description: index % 4 ? '' : 'A lamp too',
      })),
    ),
  );
  await fixture.advance(5);
  for (const [index, { id }] of created.entries()) {
    if (index % 5 === 0) valueOf(await items.update(id, { description: 'Updated since' }));
    if (index % 9 === 0) valueOf(await items.delete(id));
    if (index % 18 === 0) valueOf(await items.restore(id));
  }
}

async function walk({ list }: Subject, query: Partial<ItemQuery>, pageSize: number): Promise<Item[]> {
  const walked: Item[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = await list({ ...query, limit: pageSize, offset });
    walked.push(...page);
    if (page.length < pageSize) return walked;
  }
}

export function registerPaging({ rule }: Contract): void {
  rule('limit and offset choose a window, and past the end it is empty', async ({ createNamed, list }) => {
    await createNamed('a', 'b', 'c', 'd', 'e');
    const windowOf = async (offset: number, limit: number) => namesOf(await list({ offset, limit })).join('');
    expect(await windowOf(0, 2)).toBe('ab');
    expect(await windowOf(2, 2)).toBe('cd');
    expect(await windowOf(4, 2)).toBe('e');
    expect(await windowOf(1, 1)).toBe('b');
    expect(await windowOf(1, 1000)).toBe('bcde');
    expect(await windowOf(5, 2)).toBe('');
    expect(await windowOf(Number.MAX_SAFE_INTEGER, 1000)).toBe('');
  });

  const filters: [string, ItemFilter][] = [
    ['all items', {}],
    ['one status', { status: 'active' }],
    ['a search', { search: 'lamp' }],
    ['a search in one status', { search: 'lam', status: 'draft' }],
  ];
  for (const [description, filter] of filters) {
    for (const sort of sorts) {
      rule(`pages neither drop nor repeat an item: ${description}, ${nameOf(sort)}`, async (subject) => {
        await createMixture(subject);
        const query = sort ? { ...filter, sort } : filter;
        const whole = await subject.list(query);
        expect(whole.length).toBeGreaterThan(5);
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
        expect(valueOf(await subject.items.count(filter))).toBe(whole.length);
        for (const pageSize of [1, 4, 25]) expect(await walk(subject, query, pageSize)).toEqual(whole);
      });
    }
  }
}
