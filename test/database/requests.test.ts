import { describe, expect, it } from 'vitest';
import type { DatabaseResult } from '../../shared/database/database.ts';
import {
  parseCreate,
  parseCreateMany,
  parseFilter,
  parseQuery,
  parseUpdate,
} from '../../shared/database/requests.ts';

/** Requests as they come over a wire, where no type checks them. */
const untyped = (request: unknown) => request as never;
const queryOf = (fields: object) => parseQuery(untyped({ limit: 25, offset: 0, ...fields }));

function issuesOf(result: DatabaseResult<unknown>): string[] {
  if (result.ok || result.error.kind !== 'ValidationError') return [];
  return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const wrongNumbers = [-1, -0.5, 0.5, 1.5, NaN, Infinity, -Infinity, '10', '', null, true, [5], 2 ** 53, {}];

describe('a query', () => {
  it.each([1, 25, 1000])('may ask for %i items', (limit) => {
    expect(queryOf({ limit })).toEqual({ ok: true, value: { limit, offset: 0 } });
  });

  it.each([...wrongNumbers, 0, 1001, undefined])('may not have the limit %j', (limit) => {
    expect(issuesOf(queryOf({ limit }))).toEqual([
      'limit: The limit must be a whole number from 1 to 1,000.',
    ]);
  });

  it.each([0, 1, 1_000_000, Number.MAX_SAFE_INTEGER])('may begin at %i', (offset) => {
    expect(queryOf({ offset })).toEqual({ ok: true, value: { limit: 25, offset } });
  });

  it.each([...wrongNumbers, undefined])('may not begin at %j', (offset) => {
    const issue = 'offset: The offset must be a whole number from 0 to 9,007,199,254,740,991.';
    expect(issuesOf(queryOf({ offset }))).toEqual([issue]);
  });

  it('may be sorted by three fields in two directions', () => {
    for (const field of ['name', 'createdAt', 'updatedAt']) {
      for (const direction of ['asc', 'desc']) expect(queryOf({ sort: { field, direction } }).ok).toBe(true);
    }
  });

  const sorts: [unknown, string[]][] = [
    [
      { field: 'tags', direction: 'asc' },
      ['sort.field: The sort field must be one of name, createdAt, updatedAt.'],
    ],
    [{ field: 'name', direction: 'ASC' }, ['sort.direction: The sort direction must be one of asc, desc.']],
    [{ field: 'name' }, ['sort.direction: The sort direction must be one of asc, desc.']],
    ['name', ['sort: The sort must be an object with the fields field, direction.']],
    [null, ['sort: The sort must be an object with the fields field, direction.']],
    [
      { field: 'name', direction: 'asc', nulls: 'last' },
      ['sort: The sort has an unknown field: nulls. Known are field, direction.'],
    ],
  ];
  it.each(sorts)('may not be sorted by %j', (sort, issues) => {
    expect(issuesOf(queryOf({ sort }))).toEqual(issues);
  });

  it('may not have fields that nobody knows', () => {
    expect(issuesOf(queryOf({ page: 2, size: 3 }))).toEqual([
      ': The query has an unknown field: page, size. Known are status, search, limit, offset, sort.',
    ]);
  });

  it.each([null, undefined, [], 'all', 5])('may not be %j', (query) => {
    const issue = ': The query must be an object with the fields status, search, limit, offset, sort.';
    expect(issuesOf(parseQuery(untyped(query)))).toEqual([issue]);
  });
});

describe('a filter', () => {
  it('may be left out, be empty, or name a status and a search', () => {
    expect(parseFilter()).toEqual({ ok: true, value: {} });
    expect(parseFilter({})).toEqual({ ok: true, value: {} });
    const filter = { status: 'active', search: 'x'.repeat(500) } as const;
    expect(parseFilter(filter)).toEqual({ ok: true, value: filter });
  });

  const filters: [unknown, string[]][] = [
    [{ status: 'gone' }, ['status: The status filter must be one of draft, active, archived.']],
    [{ search: 5 }, ['search: The search must be text.']],
    [{ search: 'x'.repeat(501) }, ['search: The search is too long: at most 500 characters.']],
    [{ limit: 5 }, [': The filter has an unknown field: limit. Known are status, search.']],
    [null, [': The filter must be an object with the fields status, search.']],
  ];
  it.each(filters)('may not be %j', (filter, issues) => {
    expect(issuesOf(parseFilter(untyped(filter)))).toEqual(issues);
  });
});

describe('requests to write', () => {
  it('come out whole and tidy', () => {
    expect(parseCreate({ name: ' Lamp ' })).toEqual({
      ok: true,
      value: { name: 'Lamp', description: '', status: 'draft', tags: [] },
    });
    expect(parseUpdate({ tags: ['a', 'A'], baseVersion: 3 })).toEqual({
      ok: true,
      value: { tags: ['a'], baseVersion: 3 },
    });
  });

  it('name the index first in a list, and say how many more there are', () => {
    const result = parseCreateMany([
      { name: '' },
      { name: 'a' },
      { name: '' },
      { name: '' },
      { name: 'b', tags: [''] },
    ]);
    expect(issuesOf(result).map((issue) => issue.split(':')[0])).toEqual([
      '0.name',
      '2.name',
      '3.name',
      '4.tags.0',
    ]);
    expect(!result.ok && result.error.message).toBe(
      'Name is empty: give the item a name. Name is empty: give the item a name. Name is empty: give the item a name. And 1 more.',
    );
  });

  it('are at most 500 in a list, and a list that is too long is not even looked through', () => {
    const requests = Array.from({ length: 500 }, () => ({ name: 'Lamp' }));
    expect(parseCreateMany(requests).ok).toBe(true);
    const unreadable = new Proxy(
      {},
      { get: () => expect.fail('The items of a list that is too long were read.') },
    );
    const tooMany = Array.from({ length: 501 }, () => unreadable);
    expect(issuesOf(parseCreateMany(untyped(tooMany)))).toEqual([
      ': At most 500 items can be created at once.',
    ]);
  });

  it.each([null, undefined, {}, 'Lamp'])('may not be %j instead of a list', (requests) => {
    expect(issuesOf(parseCreateMany(untyped(requests)))).toEqual([': Items to create must be a list.']);
  });
});
