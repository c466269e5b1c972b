import { expect, test } from 'vitest';
import {
  decideRevert,
  staysBehind,
  titleOfReversion,
  type RevertedChange,
} from '../../shared/database/revert-rules.ts';
import type { Item } from '../../shared/items/item.ts';

const fields = { name: 'Keel', description: '', status: 'draft', tags: ['oak'] } as const;
const item: Item = { id: 'i', ...fields, createdAt: 1, updatedAt: 2, version: 3 };
const there = { item, isDeleted: false };
const inTrash = { item, isDeleted: true };

const change = (changes: Partial<RevertedChange>): RevertedChange => ({
  id: 'c',
  itemId: 'i',
  kind: 'updated',
  before: { name: 'Rib' },
  after: { name: 'Keel' },
  fields,
  ...changes,
});
const created = change({ kind: 'created', before: null, after: fields });
const deleted = change({ kind: 'deleted', before: {}, after: null });

test('fields that hold what was written get what they held before', () => {
  expect(decideRevert(change({}), there)).toEqual({
    ok: true,
    value: { write: 'update', fields: { name: 'Rib' }, left: [] },
  });
});

test('fields that somebody has changed since stay, and are named', () => {
  const both = change({
    before: { name: 'Rib', status: 'active' },
    after: { name: 'Keel', status: 'archived' },
  });
  expect(decideRevert(both, there)).toEqual({
    ok: true,
    value: { write: 'update', fields: { name: 'Rib' }, left: ['status'] },
  });
  const overtaken = change({ before: { name: 'Rib' }, after: { name: 'Fin' } });
  expect(decideRevert(overtaken, there)).toEqual({ ok: true, value: { write: 'nothing', left: ['name'] } });
});

test('a creation goes into the trash as long as nobody has changed the item', () => {
  expect(decideRevert(created, there)).toEqual({ ok: true, value: { write: 'delete', left: [] } });
  const changed = { item: { ...item, tags: ['elm'] }, isDeleted: false };
  expect(decideRevert(created, changed)).toEqual({ ok: true, value: { write: 'nothing', left: ['tags'] } });
});

test('a restoration goes back into the trash under the same condition', () => {
  const restored = change({ kind: 'restored', before: null, after: {} });
  expect(decideRevert(restored, there)).toEqual({ ok: true, value: { write: 'delete', left: [] } });
  const changed = { item: { ...item, name: 'Fin' }, isDeleted: false };
  expect(decideRevert(restored, changed)).toEqual({ ok: true, value: { write: 'nothing', left: ['name'] } });
});

test('a deletion brings the item back', () => {
  expect(decideRevert(deleted, inTrash)).toEqual({ ok: true, value: { write: 'restore', left: [] } });
});

test.each([
  ['a change that was taken back', change({ revertedBy: 'd' }), there],
  [
    'a change whose fields are as before it',
    change({ before: { name: 'Keel' }, after: { name: 'Fin' } }),
    there,
  ],
  ['a deletion of an item that is there', deleted, there],
  ['a creation of an item that is in the trash', created, inTrash],
  ['a purge', change({ kind: 'purged', before: null, after: null }), undefined],
])('there is nothing to take back of %s', (_, reverted, present) => {
  expect(decideRevert(reverted, present)).toMatchObject({ ok: false, error: { kind: 'ValidationError' } });
});

test.each([
  ['is in the trash', change({}), inTrash],
  ['was deleted for ever', change({}), undefined],
  ['was deleted for ever after it was deleted', deleted, undefined],
])('an item that %s is NotFound', (_, reverted, present) => {
  expect(decideRevert(reverted, present)).toMatchObject({ ok: false, error: { kind: 'NotFound', id: 'i' } });
});

test('what stays behind of a batch is what was changed since, or is in the trash, not what was taken back before', () => {
  const overtaken = change({ before: { name: 'Rib' }, after: { name: 'Fin' } });
  expect(staysBehind(decideRevert(overtaken, there))).toBe(true);
  expect(staysBehind(decideRevert(change({}), inTrash))).toBe(true);
  expect(staysBehind(decideRevert(change({ revertedBy: 'd' }), there))).toBe(false);
  expect(staysBehind(decideRevert(change({}), there))).toBe(false);
});

test('a batch that takes another one back is called after it, and undoing that is a redo', () => {
  const undo = titleOfReversion({ title: 'Redo: the floats' });
  expect(undo).toBe('Undo: Redo: the floats');
  const redo = titleOfReversion({ title: undo, reverts: 'b' });
  expect(redo).toBe('Redo: Redo: the floats');
  expect(titleOfReversion({ title: redo, reverts: 'c' })).toBe(undo);
});
