import { expect, test } from 'vitest';
import { decideUpdate, withoutGaps } from '../../shared/database/update-rules.ts';
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

test('nothing changes when every value is as it is, whatever the version', () => {
  for (const base of [undefined, 1, 3]) {
    expect(decideUpdate(item, { name: 'Keel', tags: ['oak'] }, base)).toEqual({ ok: true, value: [] });
  }
});

test('what changed since the base version is contested, by field', () => {
  expect(decideUpdate(item, { name: 'Fin', status: 'draft' }, 2)).toMatchObject({
    ok: false,
    error: { kind: 'ConflictError', current: item, fields: ['name'] },
  });
});

test('a version that is not there yet is refused, even when nothing changes', () => {
  expect(decideUpdate(item, { name: 'Keel' }, 4)).toMatchObject({
    ok: false,
    error: { kind: 'ValidationError', issues: [{ path: ['baseVersion'] }] },
  });
});

test('fields that are there without a value are left out', () => {
  expect(withoutGaps({ name: undefined, description: '' })).toEqual({ description: '' });
  expect(Object.keys(withoutGaps({ name: undefined }))).toEqual([]);
});
