import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostingLists } from '../../shared/database/memory/posting-lists.ts';

function valuesOf(lists: PostingLists, list: number): number[] {
  const values: number[] = [];
  lists.forEachRun(list, (run, size) => values.push(...run.subarray(0, size)));
  return values;
}

/** Close together, far apart, and at the top of what 32 bits hold. */
const value = fc.oneof(fc.nat(600), fc.nat(100_000), fc.integer({ min: 0xffffff00, max: 0xffffffff }));
const operation = fc.record({ list: fc.nat(2), value, isRemoval: fc.boolean() });
const addition = fc.record({ list: fc.nat(2), value: fc.nat(5_000_000) });
const distance = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100_000 }));
const append = fc.record({
  list: fc.nat(2),
  distances: fc.array(distance, { minLength: 1, maxLength: 300, size: 'max' }),
});

describe('PostingLists', () => {
  it('agree with sorted sets after any additions and removals', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 3000, size: 'max' }), (operations) => {
        const lists = new PostingLists();
        const models = [new Set<number>(), new Set<number>(), new Set<number>()];
        for (const { list, value, isRemoval } of operations) {
          const model = models[list] as Set<number>;
          if (isRemoval) expect(lists.remove(list, value)).toBe(model.delete(value));
          else if (!model.has(value)) {
            model.add(value);
            lists.add(list, value);
          }
        }
        models.forEach((model, list) => {
          const sorted = [...model].sort((a, b) => a - b);
          expect(valuesOf(lists, list)).toEqual(sorted);
          expect(lists.sizeOf(list)).toBe(sorted.length);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('take any number of values behind those that are there', () => {
    const steps = fc.array(fc.oneof(addition, append), { maxLength: 100, size: 'max' });
    fc.assert(
      fc.property(steps, (all) => {
        const lists = new PostingLists();
        const models: number[][] = [[], [], []];
        for (const step of all) {
          const model = models[step.list] as number[];
          if ('distances' in step) {
            let last = model.at(-1) ?? -1;
            model.push(...step.distances.map((distance) => (last += distance)));
            const surrounded = Uint32Array.from([7, ...model.slice(-step.distances.length), 7]);
            lists.append(step.list, surrounded, 1, surrounded.length - 1);
          } else if (!model.includes(step.value)) {
            model.push(step.value);
            model.sort((a, b) => a - b);
            lists.add(step.list, step.value);
          }
        }
        models.forEach((model, list) => {
          expect(valuesOf(lists, list)).toEqual(model);
          expect(lists.sizeOf(list)).toBe(model.length);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('find the first value from any place on, through many blocks', () => {
    const lists = new PostingLists();
    for (let index = 0; index < 3000; index += 1) lists.add(0, ((index * 1987) % 3000) * 5);
    for (const sought of [0, 1, 5, 7420, 7421, 14_994, 14_995]) {
      expect(lists.firstFrom(0, sought)).toBe(Math.ceil(sought / 5) * 5);
    }
    expect(lists.firstFrom(0, 14_996)).toBeUndefined();
    expect(lists.firstFrom(1, 0)).toBeUndefined();
  });

  it('give their room back: emptied and filled again, a hundred times, they stay in order', () => {
    const lists = new PostingLists();
    for (let round = 0; round < 100; round += 1) {
      for (let index = 0; index < 500; index += 1) lists.add(0, index * 300 + round);
      for (let index = 499; index >= 0; index -= 1) expect(lists.remove(0, index * 300 + round)).toBe(true);
    }
    expect(valuesOf(lists, 0)).toEqual([]);
    expect(lists.remove(0, 5)).toBe(false);
  });
});
