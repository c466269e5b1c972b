import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainFilter, plainQuery } from '../../shared/database/plain-queries.ts';
import { filterSchema, querySchema } from '../../shared/database/requests.ts';

const oneOf = (...values: unknown[]) => fc.constantFrom(...values);
/** Mostly right, so that whole queries are right often enough. */
const mostly = (right: unknown[], wrong: unknown[]) =>
  fc.oneof({ weight: 6, arbitrary: oneOf(...right) }, oneOf(...wrong));
const part = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const sort = fc.record(
  {
    field: mostly(['name', 'updatedAt'], ['tags', 1]),
    direction: mostly(['asc', 'desc'], ['up']),
    more: oneOf(1),
  },
  { requiredKeys: ['field', 'direction'] },
);
const query = fc.record(
  {
    limit: mostly([1, 25, 1000], [1001, 0, -1, 1.5, NaN, '5', undefined]),
    offset: mostly([0, 7], [2 ** 53, -1, 0.5, Infinity, null]),
    status: part(mostly(['draft', 'active'], ['deleted', 5])),
    search: part(mostly(['', 'tide', 'x'.repeat(500)], ['x'.repeat(501), 5])),
    sort: part(fc.oneof(sort, oneOf(null, 'name', []))),
    more: oneOf(1),
  },
  { requiredKeys: ['limit', 'offset'] },
);
const anything = fc.oneof({ weight: 20, arbitrary: query }, oneOf(null, undefined, [], 'query', 5));

describe('what is right at a glance', () => {
  it('is right to the schema, and reads the same', () => {
    let plainQueries = 0;
    const compare = (input: unknown) => {
      const plain = plainQuery(input as never);
      if (plain === undefined) return;
      plainQueries += 1;
      expect(plain).not.toBe(input);
      expect(querySchema.safeParse(input)).toEqual({ success: true, data: plain });
    };
    fc.assert(fc.property(anything, compare), { numRuns: 5000, seed: 7 });
    expect(plainQueries).toBeGreaterThan(50);
  });

  it('is so for filters too', () => {
    const compare = (input: unknown) => {
      const plain = plainFilter(input as never);
      if (plain !== undefined) expect(filterSchema.safeParse(input)).toEqual({ success: true, data: plain });
    };
    fc.assert(fc.property(anything, compare), { numRuns: 2000 });
    expect(plainFilter({ status: 'draft', search: 'tide' })).toEqual({ status: 'draft', search: 'tide' });
  });

  it('is a copy all the way down', () => {
    const input = { limit: 1, offset: 0, sort: { field: 'name', direction: 'asc' } } as const;
    expect(plainQuery(input)).toEqual(input);
    expect(plainQuery(input)?.sort).not.toBe(input.sort);
  });
});
