import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemStatuses, type Item } from '../../shared/items/item.ts';
import { compareCodePoints, nameKey } from '../../shared/items/text.ts';
import { ItemStore } from '../../shared/database/memory/item-store.ts';
import { sortFields } from '../../shared/database/query-limits.ts';
import { searchRank } from '../support/naive-search.ts';

/**
 * Orders that nobody watches, and the search index, fall behind, by as much as is written between two reads, and
 * make up for it in one of two ways. Here they fall behind by anything from one write to all that there is.
 */

const names = [
  'Buoy',
  'buoy 2',
  'Anchor chain',
  'Anchor chains',
  'Éclair',
  'eclair',
  'Zebra',
  'zinc plate, new',
];
const createItem = (id: number, seed: number): Item => ({
  id: `id-${id}`,
  name: `${names[seed % names.length] as string} ${seed % 97}`,
  description: `${seed % 2 === 0 ? 'moored' : 'adrift'} since ${seed % 31}`,
  status: itemStatuses[seed % 3] as Item['status'],
  tags: [],
  createdAt: id - (id % 5),
  updatedAt: 1000 + (seed % 500),
  version: 1,
});

const bursts = fc.array(
  fc.record({
    write: fc.constantFrom('create' as const, 'update' as const, 'delete' as const, 'restore' as const),
    count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 700 })),
    first: fc.nat(100_000),
    stride: fc.constantFrom(1, 7, 13),
    read: fc.option(
      fc.record({
        field: fc.constantFrom(...sortFields),
        status: fc.constantFrom(undefined, ...itemStatuses),
        search: fc.constantFrom(
          undefined,
          undefined,
          'buoy 1',
          'chain moored',
          'adrift zin',
          'si',
          'nowhere',
        ),
      }),
    ),
  }),
  { minLength: 5, maxLength: 40, size: 'max' },
);

/** A store, and beside it the items in the order of creation, with whether each is there. */
class Twins {
  readonly store = new ItemStore(() => undefined);
  readonly #entries: { item: Item; isLive: boolean }[] = [];

  write(what: 'create' | 'update' | 'delete' | 'restore', seed: number): void {
    const place = seed % Math.max(1, this.#entries.length);
    const entry = this.#entries[place];
    if (what === 'create') {
      const item = createItem(this.#entries.length, seed);
      this.#entries.push({ item, isLive: true });
      this.store.put(item);
    } else if (entry?.isLive === (what !== 'restore')) {
      if (what === 'update') entry.item = createItem(place, seed);
      entry.isLive = what !== 'delete';
      if (entry.isLive) this.store.put(entry.item);
      else this.store.delete(entry.item.id);
    }
  }

  sorted({ field, status, search }: Read): Item[] {
    return this.#entries
      .filter(({ item, isLive }) => isLive && (status === undefined || item.status === status))
      .map(({ item }) => item)
      .filter((item) => search === undefined || searchRank(item, search) !== undefined)
      .sort(compares[field]);
  }
}

interface Read {
  readonly field: keyof typeof compares;
  readonly status: Item['status'] | undefined;
  readonly search: string | undefined;
}

const compares = {
  name: (a: Item, b: Item) => compareCodePoints(nameKey(a.name), nameKey(b.name)),
  createdAt: (a: Item, b: Item) => a.createdAt - b.createdAt,
  updatedAt: (a: Item, b: Item) => a.updatedAt - b.updatedAt,
};

describe('ItemStore', () => {
  it('has every order and search right whenever it is read, however far it had fallen behind', () => {
    fc.assert(
      fc.property(bursts, (all) => {
        const twins = new Twins();
        for (const { write, count, first, stride, read } of all) {
          for (let index = 0; index < count; index += 1) twins.write(write, first + index * stride);
          if (!read) continue;
          const filter = {
            ...(read.status && { status: read.status }),
            ...(read.search && { search: read.search }),
          };
          const sort = { field: read.field, direction: 'asc' } as const;
          const { items, total } = twins.store.page({ limit: 100_000, offset: 0, sort, ...filter });
          const expected = twins.sorted(read);
          expect(items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
          expect([total, twins.store.count(filter)]).toEqual([expected.length, expected.length]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
