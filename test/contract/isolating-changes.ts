import { expect } from 'vitest';
import type { Batch, ChangePage, UndoState } from '../../shared/database/changes.ts';
import type { TrashPage } from '../../shared/database/trash.ts';
import type { EditableField } from '../../shared/items/item.ts';
import { valueOf, type Contract, type Subject } from './contract.ts';
import { deface, isDeepFrozen } from './isolation.ts';
import { createRecorder } from './recorder.ts';

const batch = { id: 'a-batch-of-two', title: 'A batch' };

const allOfIt = { limit: 10, offset: 0 };

/** Every way in which changes, batches and deleted items are handed out. */
async function everythingHandedOut(subject: Subject, itemId: string): Promise<unknown[]> {
  const { changes, trash, fixture } = subject;
  const [latest] = await subject.recorded({ itemId });
  const recorder = createRecorder<ChangePage | Batch | UndoState | TrashPage>();
  const ends = [
    changes.watch({ limit: 10 }, recorder),
    changes.watchBatch(batch.id, recorder),
    changes.watchUndo(recorder),
    trash.watch(allOfIt, recorder),
  ];
  await fixture.settled();
  ends.forEach((end) => end());
  return [
    valueOf(await changes.list({ limit: 10 })),
    valueOf(await changes.get(latest?.id ?? '')),
    valueOf(await changes.snapshot(latest?.id ?? '')),
    valueOf(await changes.batch(batch.id)),
    valueOf(await trash.list(allOfIt)),
    valueOf(await changes.restoreTo(itemId, latest?.id ?? '')),
    valueOf(await changes.revert(latest?.id ?? '')),
    valueOf(await changes.redo()),
    valueOf(await changes.undo()),
    ...recorder.takeValues(),
  ];
}

/** An item with a past, part of it in a batch, and one in the trash. */
async function createPast(subject: Subject): Promise<string> {
  const { items } = subject;
  const { id } = await subject.create({ name: 'Lamp', tags: ['a', 'b'] });
  valueOf(await items.update(id, { status: 'active', tags: ['c'] }, { batch }));
  const other = await subject.create({ name: 'Chair', tags: ['d'] });
  valueOf(await items.delete(other.id));
  valueOf(await items.update(id, { tags: ['e', 'f'] }));
  return id;
}

export function registerIsolatingChanges({ rule, options }: Contract): void {
  rule(
    'what the record hands out can be written into without changing what is on record',
    async (subject) => {
      const id = await createPast(subject);
      const handedOut = await everythingHandedOut(subject, id);
      const state = async () => ({
        recorded: await subject.recorded(),
        list: await subject.list(),
        trash: valueOf(await subject.trash.list(allOfIt)),
        batch: valueOf(await subject.changes.batch(batch.id)),
      });
      const before = structuredClone(await state());
      handedOut.forEach(deface);
      expect(await state()).toEqual(before);
    },
  );

  rule(`what the record hands out is ${options.handedOut}, all the way down`, async (subject) => {
    const handedOut = await everythingHandedOut(subject, await createPast(subject));
    expect(handedOut).toHaveLength(13);
    for (const value of handedOut) expect(isDeepFrozen(value)).toBe(options.handedOut === 'frozen');
  });

  rule('a change that was handed out stays as it was when it is taken back', async (subject) => {
    const id = await createPast(subject);
    const [latest] = await subject.recorded({ itemId: id });
    const copy = structuredClone(latest);
    valueOf(await subject.changes.revert(latest?.id ?? ''));
    expect(latest).toEqual(copy);
  });

  rule(
    'answers of the record and the trash survive structured cloning and equal themselves',
    async (subject) => {
      const id = await createPast(subject);
      for (const value of await everythingHandedOut(subject, id))
        expect(structuredClone(value)).toEqual(value);
    },
  );

  rule('what was passed in can be changed afterwards, and is left as it was', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp', tags: ['a'] });
    const [creating] = await subject.recorded();
    const options = { batch: { id: 'another-batch', title: ' Another ' } };
    const fields: EditableField[] = ['tags'];
    valueOf(await items.update(id, { tags: ['b'], status: 'active' }, options));
    const going = changes.restoreTo(id, creating?.id ?? '', fields);
    fields.push('status');
    expect(valueOf(await going).change?.after).toEqual({ tags: ['a'] });
    expect(options).toEqual({ batch: { id: 'another-batch', title: ' Another ' } });
    options.batch.title = 'Defaced';
    expect(valueOf(await changes.batch('another-batch')).title).toBe('Another');
  });
}
