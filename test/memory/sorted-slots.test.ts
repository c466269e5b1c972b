import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../../shared/database/memory/slot-leaves.ts';
import { SortedSlots } from '../../shared/database/memory/sorted-slots.ts';

const ascending = (a: number, b: number) => a - b;

const valuesOf = (list: SortedSlots) => list.slice(0, 1, Infinity);
const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);

function filled(count: number, order: (index: number) => number = (index) => index): SortedSlots {
  const list = new SortedSlots(ascending);
  for (let index = 0; index < count; index += 1) list.insert(order(index));
  return list;
}

describe('SortedSlots', () => {
  it('agrees with a sorted array, ranks included, after any inserts and removals in what it was filled with', () => {
    const scattered = fc.uniqueArray(fc.nat(3000), { maxLength: 1500, size: 'max' });
    const consecutive = fc.tuple(fc.nat(1500), fc.nat(1500)).map(([from, length]) => range(from, length));
    const first = fc.oneof(scattered, consecutive);
    const operation = fc.record({ value: fc.nat(3000), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(first, fc.array(operation, { maxLength: 4000, size: 'max' }), (values, operations) => {
        const list = new SortedSlots(ascending);
        const model = values.sort(ascending);
        list.fill(Uint32Array.from(model));
        for (const { value, isRemoval } of operations) {
          let place = 0;
          while (place < model.length && (model[place] as number) < value) place += 1;
          const isThere = model[place] === value;
          if (isRemoval) expect(list.remove(value)).toBe(isThere ? place : -1);
          else if (!isThere) expect(list.insert(value)).toBe(place);
          if (isRemoval === isThere) model.splice(place, isRemoval ? 1 : 0, ...(isRemoval ? [] : [value]));
        }
        expect(valuesOf(list)).toEqual(model);
        expect(list.size).toBe(model.length);
      }),
      { numRuns: 40 },
    );
  });

  it('forgets what it held when it is filled again', () => {
    const list = filled(2000);
    expect(list.rankOf(1999)).toBe(1999);
    list.fill(Uint32Array.of(3, 5));
    expect(valuesOf(list)).toEqual([3, 5]);
    expect(list.rankOf(5)).toBe(1);
    list.fill(new Uint32Array(0));
    expect(valuesOf(list)).toEqual([]);
    expect(list.insert(7)).toBe(0);
  });

  it('holds what came one after the other, and what broke the row', () => {
    const list = filled(1200);
    for (const value of [1201, 1202, 5000]) expect(list.insert(value)).toBe(list.size - 1);
    expect(list.insert(1200)).toBe(1200);
    expect(list.remove(0)).toBe(0);
    expect(list.remove(700)).toBe(699);
    expect(list.rankOf(701)).toBe(699);
    expect(list.insert(700)).toBe(699);
    expect(valuesOf(list)).toEqual([...range(1, 1202), 5000]);
  });

  it('takes a row in at its end as it takes its values one by one', () => {
    const lengths = [1, 511, 512, 513, 1500];
    const list = new SortedSlots(ascending);
    const values: number[] = [];
    let next = 1;
    for (const length of [...lengths, ...lengths]) {
      list.append(next, next + length - 1);
      values.push(...range(next, length));
      next += length;
      // What follows stands next to the row the first times, and apart from it then.
      if (values.length > 3000) next += 5;
    }
    expect(valuesOf(list)).toEqual(values);
    expect(values.every((value, rank) => list.rankOf(value) === rank)).toBe(true);
    expect(list.remove(700)).toBe(699);
    list.append(next, next + 9);
    expect(list.rankOf(next + 9)).toBe(values.length + 8);
  });

  it('takes no row for one that has gaps, or the same ends in another order', () => {
    const even = filled(600, (index) => index * 2);
    expect(valuesOf(even)).toEqual(range(0, 600).map((index) => index * 2));
    const order = [1, 3, 2, 4];
    const list = new SortedSlots((a, b) => order.indexOf(a) - order.indexOf(b));
    list.fill(Uint32Array.from(order));
    expect(valuesOf(list)).toEqual(order);
  });

  it('tells rank and lower bound at every place, before and after leaves split and join', () => {
    const list = filled(5000, (index) => ((index * 7919) % 5000) * 2);
    for (let value = 0; value < 10_000; value += 2)
      if (value % 100 < 90) expect(list.remove(value)).toBeGreaterThanOrEqual(0);
    const values = valuesOf(list);
    expect(values).toHaveLength(500);
    values.forEach((value, rank) => {
      expect(list.rankOf(value)).toBe(rank);
      expect(list.lowerBound((other) => other - value)).toBe(rank);
      expect(list.lowerBound((other) => other - (value + 1))).toBe(rank + 1);
    });
  });

  it('slices down as the exact reverse of up, from any rank', () => {
    const list = filled(2000);
    expect(list.slice(1300, -1, 900)).toEqual(Array.from({ length: 900 }, (_, index) => 1300 - index));
    expect(list.slice(1300, 1, 600)).toEqual(Array.from({ length: 600 }, (_, index) => 1300 + index));
    expect(list.slice(2, -1, 10)).toEqual([2, 1, 0]);
    expect(list.slice(1998, 1, 10)).toEqual([1998, 1999]);
  });

  it('picks out of a list what stands at its values, across leaves of both kinds, up and down', () => {
    const names = range(0, 3000).map((value) => `item ${value}`);
    const list = filled(1400);
    for (let value = 2990; value > 1500; value -= 3) list.insert(value);
    const values = valuesOf(list);
    for (const [rank, count] of [
      [0, 25],
      [500, 700],
      [1399, 100],
      [values.length - 3, 25],
      [0, 5000],
    ] as const) {
      const up = list.pick(rank, 1, count, names);
      expect(up).toEqual(values.slice(rank, rank + count).map((value) => names[value]));
      expect(list.pick(rank + up.length - 1, -1, up.length, names)).toEqual(up.toReversed());
    }
    for (const rank of [-1, values.length, 1e6]) {
      expect(list.pick(rank, 1, 5, names)).toEqual([]);
      expect(list.pick(rank, -1, 5, names)).toEqual([]);
    }
    expect(list.pick(2, -1, 25, names)).toEqual(['item 2', 'item 1', 'item 0']);
    expect(list.pick(5, 1, 0, names)).toEqual([]);
  });

  it('tells the value at a rank', () => {
    const list = filled(1200, (index) => (index * 7) % 1200);
    expect([0, 600, 1199].map((rank) => list.at(rank))).toEqual([0, 600, 1199]);
    expect([-1, 1200].map((rank) => list.at(rank))).toEqual([undefined, undefined]);
  });

  it('has nothing outside of its ranks', () => {
    const list = filled(10);
    for (const rank of [-1, 10, 1000]) expect(list.slice(rank, 1, 5)).toEqual([]);
    for (const rank of [-1, 10, 1000]) {
      list.walkRuns(rank, -1, () => {
        throw new Error(`visited rank ${rank}`);
      });
    }
    expect(new SortedSlots(ascending).rankOf(5)).toBe(0);
    expect(new SortedSlots(ascending).remove(5)).toBe(-1);
  });

  it('hands out its values in runs that cover all, in order', () => {
    const list = filled(3000, (index) => (index * 1237) % 3000);
    const seen: number[] = [];
    list.walkRuns(0, 1, (values, first, last) => {
      for (let index = first; index <= last; index += 1) seen.push(valueIn(values, index));
      return true;
    });
    expect(seen).toEqual(range(0, 3000));
  });
});
