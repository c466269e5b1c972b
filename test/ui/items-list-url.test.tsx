import { describe, expect, it } from 'vitest';
import {
  parseItemsSearch,
  parseSearchText,
  stringifySearch,
  toItemQuery,
  toItemsView,
} from '../../src/lib/items-search.ts';

const parse = (url: string) => parseItemsSearch(parseSearchText(url));
const clean = (url: string) => stringifySearch({ ...parse(url) });
const query = (url: string) => toItemQuery(toItemsView(parse(url)));

describe('the address of the list', () => {
  it('means the first 25 items, the latest change first, when it says nothing', () => {
    expect(query('')).toEqual({ limit: 25, offset: 0, sort: { field: 'updatedAt', direction: 'desc' } });
  });

  it('means what it says', () => {
    expect(query('?page=3&size=50&sort=name&dir=desc&status=draft&q=007')).toEqual({
      limit: 50,
      offset: 100,
      sort: { field: 'name', direction: 'desc' },
      status: 'draft',
      search: '007',
    });
  });

  it('means the best match first when it searches and names no order', () => {
    expect(query('?q=boat')).toEqual({ limit: 25, offset: 0, search: 'boat' });
    expect(query('?q=boat&sort=updatedAt').sort).toEqual({ field: 'updatedAt', direction: 'desc' });
  });

  it.each([
    '?page=0',
    '?page=-1',
    '?page=1.5',
    '?page=NaN',
    '?page=99999999999999999999',
    '?size=7',
    '?size=1000',
    '?sort=price',
    '?dir=up',
    '?status=lost',
    '?q=%20%20',
    `?q=${'a'.repeat(501)}`,
    '?page=1&size=25&sort=updatedAt&dir=desc',
    '?sort=__proto__&status=constructor',
  ])('reads %s as the default, and drops it', (url) => {
    expect(clean(url)).toBe('');
  });

  it('keeps the default order where a search would mean another', () => {
    expect(clean('?q=boat&sort=updatedAt&dir=desc')).toBe('?sort=updatedAt&q=boat');
  });

  it('keeps a search that looks like a number as it was typed', () => {
    expect(clean('?q=007')).toBe('?q=007');
    expect(clean('?q=true')).toBe('?q=true');
  });
});
