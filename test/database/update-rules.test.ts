import { expect, test } from 'vitest';
import { checkBaseVersion, decideUpdate, withoutGaps } from '../../shared/database/update-rules.ts';
import type { Item } from '../../shared/items/item.ts';

const item: Item = {
  id: 'i',
  name: 'Keel',
  description: '',
  status: 'draft',
  tags: ['oak'],
  createdAt: 1,
  updatedAt: 2,
  version: 3,
};

test('names the fields that change, in the order of the form', () => {
  const fields = { tags: ['elm'], name: 'Fin', status: 'draft' } as const;
  expect(decideUpdate(item, { ...fields, tags: [...fields.tags] })).toEqual({
    ok: true,
    value: ['name', 'tags'],
  });
});

const atBase = (changes: Partial<Item>) => {
  const { name, description, status, tags } = { ...item, ...changes };
  return { version: 2, fields: { name, description, status, tags } };
};

test('nothing changes when every value is as it is, whatever the basis', () => {
  for (const basis of [undefined, atBase({ name: 'Rib' }), { version: 1, fields: undefined }]) {
    expect(decideUpdate(item, { name: 'Keel', tags: ['oak'] }, basis)).toEqual({ ok: true, value: [] });
  }
});

test('what nobody has changed since is written, whatever else was', () => {
  expect(decideUpdate(item, { name: 'Fin' }, atBase({ tags: [], status: 'active' }))).toEqual({
    ok: true,
    value: ['name'],
  });
});

test('what somebody has changed since is contested, with the three values of each field', () => {
  const sent = { name: 'Fin', description: 'Long', status: 'draft' } as const;
  expect(decideUpdate(item, sent, atBase({ name: 'Rib', status: 'active' }))).toMatchObject({
    ok: false,
    error: {
      kind: 'ConflictError',
      current: item,
      contested: [{ field: 'name', base: 'Rib', theirs: 'Keel', mine: 'Fin' }],
    },
  });
});

test('of a basis that is not on record any more everything that differs is contested, without a base', () => {
  const result = decideUpdate(item, { name: 'Fin', status: 'draft' }, { version: 1, fields: undefined });
  expect(result).toMatchObject({ ok: false, error: { kind: 'ConflictError' } });
  expect(result.ok || result.error).toHaveProperty('contested', [
    { field: 'name', theirs: 'Keel', mine: 'Fin' },
  ]);
});

test('a version that is not there yet is refused', () => {
  expect(checkBaseVersion(item, 4)).toMatchObject({
    ok: false,
    error: { kind: 'ValidationError', issues: [{ path: ['baseVersion'] }] },
  });
  for (const version of [undefined, 1, 3]) expect(checkBaseVersion(item, version).ok).toBe(true);
});

test('fields that are there without a value are left out', () => {
  expect(withoutGaps({ name: undefined, description: '' })).toEqual({ description: '' });
  expect(Object.keys(withoutGaps({ name: undefined }))).toEqual([]);
});
