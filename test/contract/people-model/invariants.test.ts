import { expect, test } from 'vitest';
import type { Change } from '../../../shared/database/changes.ts';
import type { ContractOptions } from '../contract-options.ts';
import { createContract, valueOf, type Subject } from '../contract.ts';
import { createNaiveFixture } from '../naive-fixture.ts';
import { checkRecord, type Account } from './invariants.ts';

// That the walk through the record notices what the histories of several people never have come to.

const { withSubject } = createContract(() => Promise.resolve(createNaiveFixture()), {} as ContractOptions);

/** An item that was renamed twice, deleted and restored, and one that was purged. */
async function createPast({ items, trash, create }: Subject): Promise<Account> {
  const lamp = await create({ name: 'Lamp' });
  const saved = [lamp];
  for (const name of ['Torch', 'Bulb']) saved.push(valueOf(await items.update(lamp.id, { name })));
  valueOf(await items.delete(lamp.id));
  valueOf(await items.restore(lamp.id));
  const chair = await create({ name: 'Chair' });
  valueOf(await items.delete(chair.id));
  valueOf(await trash.purge(chair.id));
  return { itemIds: [lamp.id, chair.id], saved, isWhole: true };
}

/** Walks the record of that item as it would be if it read otherwise. */
const walk = (tamper: (changes: readonly Change[]) => readonly Change[]) =>
  withSubject(async (subject) => {
    const account = await createPast(subject);
    const recorded: Subject['recorded'] = async (filter) => tamper(await subject.recorded(filter));
    await checkRecord({ ...subject, recorded }, account);
  });

const where =
  (kind: Change['kind'], version: number, change: Partial<Change>) => (changes: readonly Change[]) =>
    changes.map((one) => (one.kind === kind && one.version === version ? { ...one, ...change } : one));

test('a record that accounts for everything is walked to its end', async () => {
  await walk((changes) => changes);
});

test.each([
  ['a change is missing', (changes: readonly Change[]) => changes.filter(({ version }) => version !== 2)],
  [
    'the last change is missing',
    (changes: readonly Change[]) => changes.filter(({ kind }) => kind !== 'restored'),
  ],
  [
    'the first change is missing',
    (changes: readonly Change[]) => changes.filter(({ kind }) => kind !== 'created'),
  ],
  ['a purge is missing', (changes: readonly Change[]) => changes.filter(({ kind }) => kind !== 'purged')],
  ['a change says something else was there before', where('updated', 3, { before: { name: 'Lamp' } })],
  ['a change says that something else is there after it', where('updated', 3, { after: { name: 'Lamp' } })],
  ['a change says less than it did', where('updated', 3, { before: {}, after: {} })],
  ['a change names nobody', where('updated', 3, { actor: { id: '', name: '' } })],
  ['a deletion is of an item that was not there', where('deleted', 3, { before: null })],
])('it is noticed when %s', async (_, tamper) => {
  await expect(walk(tamper)).rejects.toThrow();
});

test('it is noticed when what somebody saved was never there', async () => {
  await withSubject(async (subject) => {
    const account = await createPast(subject);
    const [lamp] = account.saved;
    const lost = { ...(lamp as (typeof account.saved)[number]), description: 'Lost' };
    await expect(checkRecord(subject, { ...account, saved: [lost] })).rejects.toThrow();
    const never = { ...lost, description: '', version: 9 };
    await expect(checkRecord(subject, { ...account, saved: [never] })).rejects.toThrow();
  });
});
