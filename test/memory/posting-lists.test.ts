import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockPool } from '../../shared/database/memory/block-pool.ts';
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

/** So few different ones that a list is often empty, or has one or two. */
const fewValues = fc.oneof(fc.nat(4), fc.integer({ min: 0xfffffffd, max: 0xffffffff }));
const fewOperation = fc.record({ list: fc.nat(3), value: fewValues, isRemoval: fc.boolean() });

/** Knows which blocks are in use, and which ever were. */
class WatchedPool extends BlockPool {
  readonly used = new Set<number>();
  readonly known = new Set<number>();

  override allocate(bytes: number): number {
    const address = super.allocate(bytes);
    if (this.used.has(address)) throw new Error(`The block at ${address} is in use.`);
    this.used.add(address);
    this.known.add(address);
    return address;
  }

  override release(address: number, bytes: number): void {
    if (!this.used.delete(address)) throw new Error(`There is no block at ${address}.`);
    super.release(address, bytes);
  }
}

function expectValues(lists: PostingLists, list: number, model: Iterable<number>): void {
  const sorted = [...model].sort((a, b) => a - b);
  expect(valuesOf(lists, list)).toEqual(sorted);
  expect(lists.sizeOf(list)).toBe(sorted.length);
}

/** Does the same to a list and to its model. */
function take(
  { list, value, isRemoval }: { list: number; value: number; isRemoval: boolean },
  lists: PostingLists,
  model: Set<number>,
): void {
  if (isRemoval) expect(lists.remove(list, value)).toBe(model.delete(value));
  else if (!model.has(value)) {
    model.add(value);
    lists.add(list, value);
  }
}

describe('PostingLists', () => {
  it('of a few numbers become empty, single and more, and back, at every step as sorted sets do', () => {
    fc.assert(
      fc.property(fc.array(fewOperation, { maxLength: 200, size: 'max' }), (operations) => {
        const pool = new WatchedPool();
        const lists = new PostingLists(pool);
        const models = Array.from({ length: 4 }, () => new Set<number>());
        for (const { list, value, isRemoval } of operations) {
          const model = models[list] as Set<number>;
          take({ list, value, isRemoval }, lists, model);
          expectValues(lists, list, model);
          const next = [...model].filter((some) => some >= value).sort((a, b) => a - b)[0];
          expect(lists.firstFrom(list, value)).toBe(next);
          // A single number stands for itself.
          expect(pool.used.size).toBe(models.filter(({ size }) => size > 1).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shrink to a single number and to nothing from any size, in any order, and leave no block in use', () => {
    const distances = fc.array(distance, { minLength: 1, maxLength: 400, size: 'max' });
    fc.assert(
      fc.property(distances, fc.nat(), fc.boolean(), (distances, seed, isScattered) => {
        const pool = new WatchedPool();
        const lists = new PostingLists(pool);
        let last = 0;
        const values = distances.map((distance) => (last += distance));
        lists.append(0, Uint32Array.from(values), 0, values.length);
        const left = new Set(values);
        const start = seed % values.length;
        const inRow = [...values.slice(start), ...values.slice(0, start)];
        const hash = (value: number) => Math.imul(value, seed | 1);
        for (const value of isScattered ? inRow.sort((a, b) => hash(a) - hash(b)) : inRow) {
          expect(lists.remove(0, value)).toBe(true);
          left.delete(value);
          if (left.size < 40 || left.size % 8 === 0) expectValues(lists, 0, left);
          if (left.size <= 8) expect(pool.used.size).toBe(left.size > 1 ? 1 : 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stay as they are when nothing is put behind them', () => {
    const pool = new WatchedPool();
    const lists = new PostingLists(pool);
    const values = Uint32Array.of(7, 9, 11);
    for (const length of [0, 1, 3]) {
      lists.append(length, values, 0, length);
      lists.append(length, values, length, length);
      expectValues(lists, length, values.subarray(0, length));
    }
    expect(pool.used.size).toBe(1);
  });

  it('of several blocks lose one that is emptied between full ones, and join one that is thin with its neighbour', () => {
    const pool = new WatchedPool();
    const lists = new PostingLists(pool);
    const inBlock = 122;
    const values = Uint32Array.from({ length: 3 * inBlock - 1 }, (_, index) => index);
    lists.append(0, values, 0, values.length);
    expect(pool.used.size).toBe(3);
    for (let value = inBlock; value < 2 * inBlock; value += 1) lists.remove(0, value);
    expect(pool.used.size).toBe(2);
    expectValues(lists, 0, [...values.subarray(0, inBlock), ...values.subarray(2 * inBlock)]);
    expect(lists.firstFrom(0, 5)).toBe(5);
    expect(lists.firstFrom(0, inBlock)).toBe(2 * inBlock);

    lists.append(1, values, 0, inBlock + 20);
    expect(pool.used.size).toBe(4);
    for (let value = 0; value < 80; value += 1) lists.remove(1, value);
    expect(pool.used.size).toBe(3);
    expectValues(lists, 1, values.subarray(80, inBlock + 20));

    lists.append(2, values, 0, inBlock + 100);
    for (let value = 0; value < 60; value += 1) lists.remove(2, value);
    expect(pool.used.size).toBe(5);
    for (let value = inBlock + 20; value < inBlock + 100; value += 1) lists.remove(2, value);
    expect(pool.used.size).toBe(4);
    expectValues(lists, 2, values.subarray(60, inBlock + 20));
  });

  it('agree with sorted sets after any additions and removals', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 3000, size: 'max' }), (operations) => {
        const lists = new PostingLists();
        const models = [new Set<number>(), new Set<number>(), new Set<number>()];
        for (const { list, value, isRemoval } of operations) {
          const model = models[list] as Set<number>;
          take({ list, value, isRemoval }, lists, model);
        }
        models.forEach((model, list) => expectValues(lists, list, model));
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
        models.forEach((model, list) => expectValues(lists, list, model));
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
    const pool = new WatchedPool();
    const lists = new PostingLists(pool);
    let blocks = 0;
    for (let round = 0; round < 100; round += 1) {
      for (let index = 0; index < 500; index += 1) lists.add(0, index * 300 + round);
      for (let index = 499; index >= 0; index -= 1) expect(lists.remove(0, index * 300 + round)).toBe(true);
      expect(pool.used.size).toBe(0);
      if (round === 0) blocks = pool.known.size;
    }
    expect(pool.known.size).toBe(blocks);
    expect(valuesOf(lists, 0)).toEqual([]);
    expect(lists.remove(0, 5)).toBe(false);
  });
});
