import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemPage, ItemQuery } from '../../shared/database/database.ts';
import {
  changeWindow,
  noId,
  pageOf,
  windowOf,
  type ItemChange,
} from '../../shared/database/convex/known-window.ts';
import { queryOrder } from '../../shared/database/convex/query-order.ts';
import { sortDirections, sortFields } from '../../shared/database/query-limits.ts';
import { itemStatuses, type Item } from '../../shared/items/item.ts';

/** Milliseconds. */
const start = Date.UTC(2026, 0, 1);

const itemOf = (index: number, name: string, more: Partial<Item> = {}): Item => ({
  id: `item-${index}`,
  name,
  description: '',
  status: 'draft',
  tags: [],
  createdAt: start + index,
  updatedAt: start + index,
  version: 1,
  ...more,
});

const named = (...names: string[]) => names.map((name, index) => itemOf(index, name));
const byName = { sort: { field: 'name', direction: 'asc' } } as const;

/** The page of a query over all items, by the order that is under test, and nothing that is clever. */
function pageIn(all: readonly Item[], query: ItemQuery): ItemPage {
  const order = queryOrder(query);
  const matching = all.filter((item) => order.isMatch(item)).toSorted((a, b) => order.compare(a, b));
  return { items: matching.slice(query.offset, query.offset + query.limit), total: matching.length };
}

function applyTo(all: readonly Item[], { before, after }: ItemChange): Item[] {
  return [...all.filter(({ id }) => id !== before?.id), ...(after ? [after] : [])];
}

const name = fc.constantFrom('lamp', 'Lamp', 'lamps', 'chair', '😀', '\uFF21 lamp', 'z');
const fields = fc.record({
  name,
  status: fc.constantFrom(...itemStatuses),
  tags: fc.constantFrom<string[][]>([], ['lamp'], ['x']),
  // Some share their times, as those of one createMany do.
  tick: fc.nat({ max: 12 }),
});
const items = fc
  .array(fields, { maxLength: 14 })
  .map((all) =>
    all.map(({ tick, ...more }, index) => itemOf(index, more.name, { ...more, createdAt: start + tick })),
  );
const query: fc.Arbitrary<ItemQuery> = fc.record(
  {
    limit: fc.integer({ min: 1, max: 6 }),
    offset: fc.nat({ max: 8 }),
    sort: fc.record({ field: fc.constantFrom(...sortFields), direction: fc.constantFrom(...sortDirections) }),
    status: fc.constantFrom(...itemStatuses),
    search: fc.constantFrom('lam', 'lamp', 'chair'),
  },
  { requiredKeys: ['limit', 'offset'] },
);

function changeOf(all: readonly Item[], target: number, kind: string, changes: Partial<Item>): ItemChange {
  const before = all[target % Math.max(1, all.length)];
  if (!before || kind === 'appear') {
    const after = itemOf(99, 'lamp', { ...changes, updatedAt: start + 99 });
    return { before: undefined, after };
  }
  if (kind === 'delete') return { before, after: undefined };
  return { before, after: { ...before, ...changes, updatedAt: start + 99, version: 2 } };
}

describe('a known window', () => {
  it('is after any change what the query would show, as far as it knows', () => {
    let known = 0;
    let asked = 0;
    const property = fc.property(
      items,
      query,
      fc.nat({ max: 20 }),
      fc.constantFrom('update', 'update', 'delete', 'appear'),
      fc.record({ name, status: fc.constantFrom(...itemStatuses) }, { requiredKeys: [] }),
      (all, asking, target, kind, changes) => {
        const order = queryOrder(asking);
        const shown = pageIn(all, asking).items;
        const isTied = (item: Item | undefined) =>
          item !== undefined && all.some((other) => other.id !== item.id && order.compare(item, other) === 0);
        const change = changeOf(all, target, kind, changes);
        // Of items that are equal in all the database alone knows the order: then there is nothing to compare with.
        fc.pre(!shown.some(isTied) && !isTied(change.after) && !isTied(change.before));
        const before = windowOf(pageIn(all, asking), asking);
        const after = before && changeWindow(before, order, change);
        const truth = pageIn(applyTo(all, change), { ...asking, offset: 0, limit: 1000 });
        asked += 1;
        if (!after) return;
        known += 1;
        expect(after.total).toBe(truth.total);
        expect(after.items).toEqual(truth.items.slice(after.start, after.start + after.items.length));
        const page = pageOf(after, asking);
        if (page) expect(page).toEqual(pageIn(applyTo(all, change), asking));
      },
    );
    fc.assert(property, { numRuns: 2000, seed: 20_260_101 });
    // Where nothing would be known, nothing could be wrong.
    expect(known / asked).toBeGreaterThan(0.9);
  });

  const all = named('a', 'b', 'c', 'd', 'e');
  const order = queryOrder(byName);
  const windowAt = (offset: number, limit: number) => {
    const window = windowOf({ items: all.slice(offset, offset + limit), total: 5 }, { offset, limit });
    if (!window) throw new Error('Items and total agree, so there is a window.');
    return window;
  };
  const [a, , c, d] = all as [Item, Item, Item, Item, Item];
  const namesAfter = (offset: number, limit: number, change: ItemChange, asked = { offset, limit }) => {
    const window = changeWindow(windowAt(offset, limit), order, change);
    const page = window && pageOf(window, asked);
    return page && `${page.items.map((item) => item.name).join(' ')} of ${page.total}`;
  };

  it('does not make up what slides in from outside', () => {
    expect(namesAfter(0, 3, { before: c, after: undefined })).toBeUndefined();
    expect(namesAfter(1, 3, { before: a, after: undefined })).toBeUndefined();
    expect(namesAfter(1, 3, { before: c, after: { ...c, name: 'z' } })).toBeUndefined();
  });

  it('knows what slides in when it was asked for with the page', () => {
    expect(namesAfter(0, 4, { before: c, after: undefined }, { offset: 0, limit: 3 })).toBe('a b d of 4');
    expect(namesAfter(0, 5, { before: c, after: { ...c, name: 'z' } }, { offset: 1, limit: 3 })).toBe(
      'b d e of 5',
    );
  });

  it('moves, replaces and removes within the page', () => {
    expect(namesAfter(2, 3, { before: c, after: undefined })).toBe('d e of 4');
    expect(namesAfter(1, 3, { before: d, after: { ...d, name: 'b0' } })).toBe('b b0 c of 5');
    expect(namesAfter(1, 3, { before: d, after: { ...d, status: 'active' } })).toBe('b c d of 5');
  });

  it('counts what comes and goes behind it', () => {
    expect(namesAfter(0, 2, { before: d, after: undefined })).toBe('a b of 4');
    expect(namesAfter(0, 2, { before: undefined, after: itemOf(9, 'z', { id: noId }) })).toBe('a b of 6');
  });

  it('shows no item that has no id yet', () => {
    expect(namesAfter(0, 5, { before: undefined, after: itemOf(9, 'b0', { id: noId }) })).toBeUndefined();
    expect(namesAfter(0, 2, { before: undefined, after: itemOf(9, 'b0', { id: noId }) })).toBe('a b of 6');
  });

  it('knows nothing where two items cannot be told apart by their keys', () => {
    const twin = itemOf(9, 'c', { createdAt: c.createdAt });
    expect(changeWindow(windowAt(0, 5), order, { before: undefined, after: twin })).toBeUndefined();
  });

  it('is none where items and total contradict each other', () => {
    expect(windowOf({ items: all, total: 7 }, { offset: 0, limit: 6 })).toBeUndefined();
    expect(windowOf({ items: all, total: 2 }, { offset: 0, limit: 6 })).toBeUndefined();
  });
});
