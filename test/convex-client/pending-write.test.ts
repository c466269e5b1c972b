import { describe, expect, it } from 'vitest';
import { foretellChange, foretellCreated } from '../../shared/database/convex/pending-write.ts';
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
const update = (fields: Partial<Pick<Item, 'name' | 'status'>>, baseVersion?: number) =>
  ({ kind: 'update', id: 'lamp', fields, baseVersion }) as const;

describe('the effect of a pending write', () => {
  it('of an update is the next version, written at the time given', () => {
    expect(foretellChange(update({ name: 'Torch' }, 3), lamp, at)).toEqual({
      before: lamp,
      after: { ...lamp, name: 'Torch', updatedAt: at, version: 4 },
    });
  });

  it.each([
    ['that changes nothing', update({ name: 'Lamp' })],
    ['that is based on an older version, and will be refused', update({ name: 'Torch' }, 2)],
    ['that is based on a version that does not exist', update({ name: 'Torch' }, 4)],
  ])('of an update %s is none', (_, write) => {
    const change = foretellChange(write, lamp, at);
    expect(change?.before).toBe(lamp);
    expect(change?.after).toBe(lamp);
  });

  it('of an update of an old base version whose values are there already is none', () => {
    expect(foretellChange(update({ status: 'draft' }, 1), lamp, at)?.after).toBe(lamp);
  });

  it('of a delete is that the item is not there', () => {
    expect(foretellChange({ kind: 'delete', id: 'lamp' }, lamp, at)).toEqual({
      before: lamp,
      after: undefined,
    });
  });

  it('of a restore is the item as it was deleted, and none while it is there', () => {
    const restore = { kind: 'restore', id: 'lamp', deleted: lamp } as const;
    expect(foretellChange(restore, null, at)).toEqual({ before: undefined, after: lamp });
    expect(foretellChange(restore, undefined, at)).toEqual({ before: undefined, after: lamp });
    const newer = { ...lamp, version: 4 };
    expect(foretellChange(restore, newer, at)).toEqual({ before: newer, after: newer });
  });

  it.each([update({ name: 'Torch' }), { kind: 'delete', id: 'lamp' } as const])(
    'on an item that is gone is none, on one that nobody has seen unknown',
    (write) => {
      expect(foretellChange(write, null, at)).toEqual({ before: undefined, after: undefined });
      expect(foretellChange(write, undefined, at)).toBeUndefined();
    },
  );

  it('of a restore is unknown when nobody knows what was deleted', () => {
    expect(foretellChange({ kind: 'restore', id: 'lamp', deleted: undefined }, null, at)).toBeUndefined();
  });

  it('of a create are items that nobody can show yet', () => {
    const [created] = foretellCreated([{ name: 'Torch', description: '', status: 'active', tags: [] }], at);
    expect(created).toMatchObject({ id: '', name: 'Torch', createdAt: at, updatedAt: at, version: 1 });
  });
});
