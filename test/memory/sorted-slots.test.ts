import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedSlots } from '../../shared/database/memory/sorted-slots.ts';

const ascending = (a: number, b: number) => a - b;

const itself = (value: number) => value;
const valuesOf = (list: SortedSlots) => list.slice(0, 1, Infinity, itself);

function filled(count: number, order: (index: number) => number = (index) => index): SortedSlots {
  const list = new SortedSlots(ascending);
  for (let index = 0; index < count; index += 1) list.insert(order(index));
  return list;
}

describe('SortedSlots', () => {
  it('agrees with a sorted array after any inserts and removals', () => {
    const operation = fc.record({ value: fc.nat(3000), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 4000, size: 'max' }), (operations) => {
        const list = new SortedSlots(ascending);
        const model = new Set<number>();
        for (const { value, isRemoval } of operations) {
          if (isRemoval) expect(list.remove(value)).toBe(model.delete(value));
          else if (!model.has(value)) {
            model.add(value);
            list.insert(value);
          }
        }
        expect(valuesOf(list)).toEqual([...model].sort(ascending));
        expect(list.size).toBe(model.size);
      }),
      { numRuns: 40 },
    );
  });

  it('tells rank and lower bound at every place, before and after leaves split and join', () => {
    const list = filled(5000, (index) => ((index * 7919) % 5000) * 2);
    for (let value = 0; value < 10_000; value += 2)
      if (value % 100 < 90) expect(list.remove(value)).toBe(true);
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
    expect(list.slice(1300, -1, 900, itself)).toEqual(
      Array.from({ length: 900 }, (_, index) => 1300 - index),
    );
    expect(list.slice(1300, 1, 600, itself)).toEqual(Array.from({ length: 600 }, (_, index) => 1300 + index));
    expect(list.slice(2, -1, 10, itself)).toEqual([2, 1, 0]);
    expect(list.slice(1998, 1, 10, itself)).toEqual([1998, 1999]);
  });

  it('has nothing outside of its ranks', () => {
    const list = filled(10);
    for (const rank of [-1, 10, 1000]) expect(list.slice(rank, 1, 5, itself)).toEqual([]);
    for (const rank of [-1, 10, 1000]) {
      list.walkRuns(rank, -1, () => {
        throw new Error(`visited rank ${rank}`);
      });
    }
    expect(new SortedSlots(ascending).rankOf(5)).toBe(0);
    expect(new SortedSlots(ascending).remove(5)).toBe(false);
  });

  it('hands out its values in runs that cover all, in order', () => {
    const list = filled(3000, (index) => (index * 1237) % 3000);
    const seen: number[] = [];
    list.walkRuns(0, 1, (values, first, last) => seen.push(...values.subarray(first, last + 1)) > 0);
    expect(seen).toEqual(Array.from({ length: 3000 }, (_, index) => index));
  });
});
