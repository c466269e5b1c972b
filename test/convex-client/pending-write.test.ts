import { describe, expect, it } from 'vitest';
import {
  foretellChange,
  foretellCreated,
  type KnownItem,
} from '../../shared/database/convex/pending-write.ts';
import type { Item } from '../../shared/items/item.ts';

const lamp: Item = {
  id: 'lamp',
  name: 'Lamp',
  description: '',
  status: 'draft',
  tags: ['a'],
  createdAt: 1,
  updatedAt: 2,
  version: 3,
};
const at = 9;
/** What the deployment has told of older versions. */
const known: Readonly<Record<number, Item>> = { 2: { ...lamp, status: 'active', version: 2 } };
const scene = (current: KnownItem) => ({ current, at, fieldsAt: (version: number) => known[version] });
const update = (fields: Partial<Pick<Item, 'name' | 'status'>>, baseVersion?: number) =>
  ({ kind: 'update', id: 'lamp', fields, baseVersion }) as const;

describe('the effect of a pending write', () => {
  it('of an update is the next version, written at the time given', () => {
    expect(foretellChange(update({ name: 'Torch' }, 3), scene(lamp))).toEqual({
      before: lamp,
      after: { ...lamp, name: 'Torch', updatedAt: at, version: 4 },
    });
  });

  it.each([
    ['that changes nothing', update({ name: 'Lamp' })],
    ['of a field that others have changed since, which will be refused', update({ status: 'archived' }, 2)],
    ['that is based on a version that does not exist', update({ name: 'Torch' }, 4)],
  ])('of an update %s is none', (_, write) => {
    const change = foretellChange(write, scene(lamp));
    expect(change?.before).toBe(lamp);
    expect(change?.after).toBe(lamp);
  });

  it('of an update of other fields than others have changed since is laid upon theirs', () => {
    const change = foretellChange(update({ name: 'Torch' }, 2), scene(lamp));
    expect(change?.after).toEqual({ ...lamp, name: 'Torch', updatedAt: at, version: 4 });
  });

  it('of an update based on a version that was never told is unknown', () => {
    expect(foretellChange(update({ name: 'Torch' }, 1), scene(lamp))).toBeUndefined();
  });

  it('of an update of an old base version whose values are there already is none', () => {
    expect(foretellChange(update({ status: 'draft' }, 1), scene(lamp))?.after).toBe(lamp);
  });

  it('of a delete is that the item is not there', () => {
    expect(foretellChange({ kind: 'delete', id: 'lamp' }, scene(lamp))).toEqual({
      before: lamp,
      after: undefined,
    });
  });

  it('of a restore is the item as it was deleted, and none while it is there', () => {
    const restore = { kind: 'restore', id: 'lamp', deleted: lamp } as const;
    expect(foretellChange(restore, scene(null))).toEqual({ before: undefined, after: lamp });
    expect(foretellChange(restore, scene(undefined))).toEqual({ before: undefined, after: lamp });
    const newer = { ...lamp, version: 4 };
    expect(foretellChange(restore, scene(newer))).toEqual({ before: newer, after: newer });
  });

  it.each([update({ name: 'Torch' }), { kind: 'delete', id: 'lamp' } as const])(
    'on an item that is gone is none, on one that nobody has seen unknown',
    (write) => {
      expect(foretellChange(write, scene(null))).toEqual({ before: undefined, after: undefined });
      expect(foretellChange(write, scene(undefined))).toBeUndefined();
    },
  );

  it('of a restore is unknown when nobody knows what was deleted', () => {
    expect(foretellChange({ kind: 'restore', id: 'lamp', deleted: undefined }, scene(null))).toBeUndefined();
  });

  it('of a create are items that nobody can show yet', () => {
    const [created] = foretellCreated([{ name: 'Torch', description: '', status: 'active', tags: [] }], at);
    expect(created).toMatchObject({ id: '', name: 'Torch', createdAt: at, updatedAt: at, version: 1 });
  });
});
