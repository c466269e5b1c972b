import { expect } from 'vitest';
import type { BatchReference, WriteOptions } from '../../shared/database/changes.ts';
import type { DatabaseResult } from '../../shared/database/database.ts';
import { errorOf, expectTime, issuePathsOf, valueOf, type Contract, type Subject } from './contract.ts';
import { twoPeople } from './people.ts';

const batch: BatchReference = { id: 'import_of-boats', title: 'Import of boats.csv' };

/** Every write that can be part of a batch, of an item that is there and one that is in the trash. */
const writes: Record<
  string,
  (subject: Subject, ids: [string, string], options: WriteOptions) => Promise<DatabaseResult<unknown>>
> = {
  create: ({ items }, _ids, options) => items.create({ name: 'New' }, options),
  createMany: ({ items }, _ids, options) => items.createMany([{ name: 'New' }], options),
  update: ({ items }, [id], options) => items.update(id, { name: 'New' }, options),
  delete: ({ items }, [id], options) => items.delete(id, options),
  restore: ({ items }, [, deleted], options) => items.restore(deleted, options),
};

async function createPair(subject: Subject): Promise<[string, string]> {
  const [a, b] = await subject.createNamed('a', 'b');
  valueOf(await subject.items.delete(b?.id ?? ''));
  return [a?.id ?? '', b?.id ?? ''];
}

/** Many writes that are one to people. */
export function registerBatches(contract: Contract): void {
  registerWriting(contract);
  registerOwners(contract);
  registerRefusing(contract);
}

function registerWriting({ rule }: Contract): void {
  for (const [name, write] of Object.entries(writes)) {
    rule(`${name} can be part of a batch, and the change says so`, async (subject) => {
      const ids = await createPair(subject);
      valueOf(await write(subject, ids, { batch }));
      const [latest, ...earlier] = await subject.recorded();
      expect(latest?.batchId).toBe(batch.id);
      for (const change of earlier) expect(change).not.toHaveProperty('batchId');
      expect(await subject.recorded({ batchId: batch.id })).toEqual([latest]);
    });
  }

  rule('a batch says its title, whose it is, when it began and how many changes it has', async (subject) => {
    const { items, changes, fixture, options, actor } = subject;
    await fixture.advance(5);
    const began = fixture.now();
    const [a] = valueOf(await items.createMany([{ name: 'a' }, { name: 'b' }], { batch }));
    await fixture.advance(5);
    valueOf(await items.update(a?.id ?? '', { name: 'c' }, { batch }));
    const { at, ...said } = valueOf(await changes.batch(batch.id));
    expect(said).toEqual({ ...batch, actor, size: 3 });
    expectTime(at, began, options);
    expect(at).toBe((await subject.recorded({ batchId: batch.id })).at(-1)?.at);
  });

  rule('the title of a batch is that of its first write, trimmed', async (subject) => {
    const { items, changes } = subject;
    valueOf(await items.create({ name: 'a' }, { batch: { ...batch, title: '  First ' } }));
    valueOf(await items.create({ name: 'b' }, { batch: { ...batch, title: 'Second' } }));
    expect(valueOf(await changes.batch(batch.id))).toMatchObject({ title: 'First', size: 2 });
  });

  rule('a batch of which no change was written is NotFound', async (subject) => {
    const { items, changes } = subject;
    const [id] = await createPair(subject);
    valueOf(await items.update(id, { name: 'a' }, { batch }));
    valueOf(await items.restore(id, { batch }));
    valueOf(await items.createMany([], { batch }));
    errorOf(await items.create({ name: '' }, { batch }), 'ValidationError');
    errorOf(await items.delete('never-was', { batch }), 'NotFound');
    for (const never of [batch.id, 'never-was', '', '__proto__'])
      expect(errorOf(await changes.batch(never), 'NotFound').id).toBe(never);
  });
}

function registerOwners({ rule }: Contract): void {
  rule('a batch belongs to whoever wrote first, in every tab of theirs', async (subject) => {
    const [ada] = await twoPeople(subject);
    const elsewhere = await subject.person('browser-of-ada');
    valueOf(await ada.items.create({ name: 'a' }, { batch }));
    valueOf(await elsewhere.items.create({ name: 'b' }, { batch }));
    const { size, actor } = valueOf(await subject.changes.batch(batch.id));
    expect([size, actor]).toEqual([2, ada.actor]);
  });

  for (const [name, write] of Object.entries(writes)) {
    rule(`${name} into a batch of somebody else is Forbidden, and nothing is written`, async (subject) => {
      const [ada] = await twoPeople(subject);
      valueOf(await ada.items.create({ name: 'Lamp' }, { batch }));
      const ids = await createPair(subject);
      const [items, recorded] = [await subject.list(), await subject.recorded()];
      errorOf(await write(subject, ids, { batch }), 'Forbidden');
      expect(await subject.list()).toEqual(items);
      expect(await subject.recorded()).toEqual(recorded);
    });
  }
}

function registerRefusing({ rule }: Contract): void {
  const refused: [string, unknown, string[][]][] = [
    ['an id of 7 characters', { batch: { id: 'x'.repeat(7), title: 'A' } }, [['batch', 'id']]],
    ['an id of 65 characters', { batch: { id: 'x'.repeat(65), title: 'A' } }, [['batch', 'id']]],
    ['an id with a space', { batch: { id: 'import of', title: 'A' } }, [['batch', 'id']]],
    ['an id that is no text', { batch: { id: 12_345_678, title: 'A' } }, [['batch', 'id']]],
    ['a title of spaces', { batch: { ...batch, title: '  ' } }, [['batch', 'title']]],
    ['a title of 201 characters', { batch: { ...batch, title: 'x'.repeat(201) } }, [['batch', 'title']]],
    ['a title with a null character', { batch: { ...batch, title: 'a\0b' } }, [['batch', 'title']]],
    ['a title that turns round', { batch: { ...batch, title: 'a\u202Eb' } }, [['batch', 'title']]],
    ['a title with half a character', { batch: { ...batch, title: 'a\uD83D' } }, [['batch', 'title']]],
    ['no title', { batch: { id: batch.id } }, [['batch', 'title']]],
    ['an unknown field', { batch: { ...batch, size: 5 } }, [['batch']]],
    ['a batch that is text', { batch: 'import_of-boats' }, [['batch']]],
    ['an unknown option', { actor: 'ada' }, [[]]],
    ['options that are text', 'batch', [[]]],
  ];
  for (const [description, options, paths] of refused) {
    rule(`a batch with ${description} is refused by every write, and nothing is written`, async (subject) => {
      const ids = await createPair(subject);
      const [items, recorded] = [await subject.list(), await subject.recorded()];
      for (const write of Object.values(writes))
        expect(issuePathsOf(await write(subject, ids, options as WriteOptions))).toEqual(paths);
      expect(await subject.list()).toEqual(items);
      expect(await subject.recorded()).toEqual(recorded);
    });
  }

  rule('ids and titles of batches may be as long as they may be', async ({ items, changes }) => {
    const longest = { id: 'x'.repeat(64), title: 'x'.repeat(200) };
    valueOf(await items.create({ name: 'a' }, { batch: longest }));
    expect(valueOf(await changes.batch(longest.id))).toMatchObject(longest);
    valueOf(await items.create({ name: 'b' }, { batch: { id: 'A-b_4567', title: 'x' } }));
    valueOf(await items.create({ name: 'c' }, { batch: undefined } as never));
  });
}
