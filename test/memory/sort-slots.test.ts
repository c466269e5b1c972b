import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortSlots } from '../../shared/database/memory/sort-slots.ts';

/** Whole, broken and negative ones, both zeros, near each other and far apart. */
const key = fc.oneof(
  fc.nat(50),
  fc.integer(),
  fc.constantFrom(0, -0, -1, 0.5, -0.5, Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE),
  fc.double({ noNaN: true }),
);
const keyLists = fc
  .tuple(fc.array(key, { minLength: 1, maxLength: 300, size: 'max' }), fc.integer({ min: 0, max: 4000 }))
  .map(([keys, length]) =>
    Float64Array.from({ length }, (_, slot) => keys[(slot * 7919) % keys.length] as number),
  );

describe('sortSlots', () => {
  it('sorts by key, then by what the keys leave open, be they few or many', () => {
    fc.assert(
      fc.property(keyLists, fc.nat({ max: 100 }), (keys, salt) => {
        const rest = (slot: number) => (slot * salt) % 13;
        const compare = (a: number, b: number) => order(keys, a, b) || rest(a) - rest(b) || a - b;
        const slots = Uint32Array.from(keys, (_, slot) => slot);
        sortSlots(slots, keys, compare);
        expect(slots).toEqual(Uint32Array.from(keys, (_, slot) => slot).sort(compare));
      }),
      { numRuns: 100 },
    );
  });

  it('sorts keys as near to each other, and as far apart, as numbers can be', () => {
    const near = Float64Array.from({ length: 500 }, (_, slot) => ((slot * 7) % 500) * Number.MIN_VALUE);
    const far = near.map(
      (_, slot) => (slot % 2 === 0 ? 1 : -1) * Number.MAX_VALUE * (((slot * 7) % 500) / 500),
    );
    for (const keys of [near, far]) {
      const compare = (a: number, b: number) => order(keys, a, b) || a - b;
      const slots = Uint32Array.from(keys, (_, slot) => slot);
      sortSlots(slots, keys, compare);
      expect(slots).toEqual(Uint32Array.from(keys, (_, slot) => slot).sort(compare));
    }
  });

  it('sorts a choice of slots', () => {
    const keys = Float64Array.from({ length: 6000 }, (_, slot) => (slot * 7919) % 6000);
    const some = Uint32Array.from({ length: 3000 }, (_, index) => index * 2);
    const compare = (a: number, b: number) => order(keys, a, b);
    const sorted = some.slice();
    sortSlots(sorted, keys, compare);
    expect(sorted).toEqual(some.sort(compare));
  });
});

const order = (keys: Float64Array, a: number, b: number) =>
  Math.sign((keys[a] as number) - (keys[b] as number));
