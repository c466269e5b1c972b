import { expect } from 'vitest';
import type { FieldValues, ItemSnapshot } from '../../shared/database/changes.ts';
import { errorOf, valueOf, type Contract, type Subject } from './contract.ts';

const lamp = { name: 'Lamp', description: 'For reading', status: 'active', tags: ['light', 'desk'] } as const;

/** The snapshots after each change of an item, the oldest first. */
async function snapshotsOf(subject: Subject, itemId: string): Promise<ItemSnapshot[]> {
  const changes = (await subject.recorded({ itemId })).toReversed();
  const results = await Promise.all(changes.map(({ id }) => subject.changes.snapshot(id)));
  const snapshots = results.map((result) => valueOf(result));
  expect(snapshots.map(({ change }) => change)).toEqual(changes);
  return snapshots;
}

/** An item as it is shown at any time in its past. */
export function registerSnapshots({ rule }: Contract): void {
  rule('a snapshot shows the whole item as it was after a change, and the change', async (subject) => {
    const { items } = subject;
    const { id } = await subject.create({ ...lamp, tags: [...lamp.tags] });
    valueOf(await items.update(id, { name: 'Torch' }));
    valueOf(await items.update(id, { tags: [], status: 'draft' }));
    const states: Required<FieldValues>[] = (await snapshotsOf(subject, id)).map(({ fields }) => fields);
    const torch = { ...lamp, name: 'Torch' };
    expect(states).toEqual([lamp, torch, { ...torch, tags: [], status: 'draft' }]);
  });

  rule('of a change that deleted the item, a snapshot shows what it held until then', async (subject) => {
    const { items } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { description: 'New' }));
    valueOf(await items.delete(id));
    valueOf(await items.restore(id));
    const [, updated, deleted, restored] = await snapshotsOf(subject, id);
    expect(deleted?.fields).toEqual(updated?.fields);
    expect(restored?.fields).toEqual(updated?.fields);
  });

  rule('a snapshot of a change that took another back shows what came of it', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch', description: 'New' }));
    valueOf(await items.update(id, { description: 'Newer' }));
    const [, renaming] = await subject.recorded({ itemId: id });
    valueOf(await changes.revert(renaming?.id ?? ''));
    const { fields } = (await snapshotsOf(subject, id)).at(-1) as ItemSnapshot;
    expect(fields).toEqual({ name: 'Lamp', description: 'Newer', status: 'draft', tags: [] });
  });

  rule('the latest snapshot shows the item as it is, also while it is in the trash', async (subject) => {
    const { items } = subject;
    const item = await subject.create({ ...lamp, tags: [...lamp.tags] });
    valueOf(await items.delete(item.id));
    const latest = (await snapshotsOf(subject, item.id)).at(-1);
    expect(item).toMatchObject(latest?.fields ?? {});
  });

  rule('there is no snapshot of what is not on record', async ({ changes, create }) => {
    await create({ name: 'Lamp' });
    for (const id of ['never-was', '', '__proto__'])
      expect(errorOf(await changes.snapshot(id), 'NotFound').id).toBe(id);
  });
}
