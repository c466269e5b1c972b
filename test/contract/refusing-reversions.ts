import { expect } from 'vitest';
import type { Change } from '../../shared/database/changes.ts';
import type { DatabaseResult } from '../../shared/database/database.ts';
import { errorOf, issuePathsOf, valueOf, type Contract, type Subject } from './contract.ts';
import { latestChange } from './people.ts';

/** Does what has to be refused, and sees that nothing came of it. */
async function refused<T>(subject: Subject, act: () => Promise<DatabaseResult<T>>) {
  const [items, recorded] = [await subject.list(), await subject.recorded()];
  const result = await act();
  expect(await subject.list()).toEqual(items);
  expect(await subject.recorded()).toEqual(recorded);
  return result;
}

async function createUpdated(subject: Subject): Promise<Change> {
  const { id } = await subject.create({ name: 'Lamp' });
  valueOf(await subject.items.update(id, { name: 'Torch' }));
  return latestChange(subject);
}

export function registerRefusingReversions({ rule }: Contract): void {
  rule('a change that is taken back already is refused, and nothing is written', async (subject) => {
    const { id } = await createUpdated(subject);
    valueOf(await subject.changes.revert(id));
    expect(issuePathsOf(await refused(subject, () => subject.changes.revert(id)))).toEqual([['id']]);
  });

  rule('a change whose fields hold already what they held before it is refused', async (subject) => {
    const { id, itemId } = await createUpdated(subject);
    valueOf(await subject.items.update(itemId, { name: 'Lamp', description: 'New' }));
    expect(issuePathsOf(await refused(subject, () => subject.changes.revert(id)))).toEqual([['id']]);
  });

  rule('a deletion is refused when the item is there again, a creation when it is gone', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    const creating = await latestChange(subject);
    valueOf(await items.delete(id));
    const deleting = await latestChange(subject);
    expect(issuePathsOf(await refused(subject, () => changes.revert(creating.id)))).toEqual([['id']]);
    valueOf(await items.restore(id));
    expect(issuePathsOf(await refused(subject, () => changes.revert(deleting.id)))).toEqual([['id']]);
  });

  rule('an update of an item in the trash is NotFound until the item is restored', async (subject) => {
    const { id, itemId } = await createUpdated(subject);
    valueOf(await subject.items.delete(itemId));
    const result = await refused(subject, () => subject.changes.revert(id));
    expect(errorOf(result, 'NotFound').id).toBe(itemId);
    valueOf(await subject.items.restore(itemId));
    expect(valueOf(await subject.changes.revert(id)).left).toEqual([]);
  });

  rule('a change that is not on record is NotFound', async (subject) => {
    await createUpdated(subject);
    for (const id of ['never-was', '', '__proto__'])
      expect(errorOf(await refused(subject, () => subject.changes.revert(id)), 'NotFound').id).toBe(id);
  });

  rule('what a purged item was, cannot be taken back any more, nor can the purge', async (subject) => {
    const { id, itemId } = await createUpdated(subject);
    valueOf(await subject.items.delete(itemId));
    valueOf(await subject.trash.purge(itemId));
    const purge = await latestChange(subject);
    expect(errorOf(await refused(subject, () => subject.changes.revert(id)), 'NotFound').id).toBe(id);
    expect(issuePathsOf(await refused(subject, () => subject.changes.revert(purge.id)))).toEqual([['id']]);
  });

  rule('of two who take one change back in one turn, one is refused', async (subject) => {
    const other = await subject.person('browser-of-ben');
    const { id, itemId } = await createUpdated(subject);
    const results = await Promise.all([subject.changes.revert(id), other.changes.revert(id)]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(valueOf(await subject.items.get(itemId))).toMatchObject({ name: 'Lamp', version: 3 });
  });
}
