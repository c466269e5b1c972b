import { expect } from 'vitest';
import { errorOf, issuePathsOf, valueOf, type Contract, type Subject } from './contract.ts';
import { latestChange, twoPeople } from './people.ts';

const allOfIt = { limit: 1000, offset: 0 };

/** An item with a past, in the trash. Its changes are the oldest first. */
async function createDeleted(subject: Subject, name = 'Lamp') {
  const { id } = await subject.create({ name });
  valueOf(await subject.items.update(id, { description: 'A secret' }));
  valueOf(await subject.items.delete(id));
  return { id, changes: (await subject.recorded({ itemId: id })).toReversed() };
}

/** Deleting for ever: the content goes, and with it what the record knows of it. */
export function registerPurging(contract: Contract): void {
  registerOne(contract);
  registerRefusing(contract);
  registerAll(contract);
}

function registerOne({ rule }: Contract): void {
  rule('what is purged is not there any more, whatever one asks', async (subject) => {
    const { items, changes, trash } = subject;
    const { id, changes: past } = await createDeleted(subject);
    await subject.create({ name: 'Chair' });
    expect(await trash.purge(id)).toEqual({ ok: true, value: undefined });
    expect(valueOf(await trash.list(allOfIt))).toMatchObject({ items: [], total: 0 });
    const results = [
      await items.get(id),
      await items.update(id, { name: 'Torch' }),
      await items.delete(id),
      await items.restore(id),
      await trash.purge(id),
    ];
    for (const result of results) expect(errorOf(result, 'NotFound').id).toBe(id);
    for (const change of past) {
      expect(errorOf(await changes.get(change.id), 'NotFound').id).toBe(change.id);
      expect(errorOf(await changes.revert(change.id), 'NotFound').id).toBe(change.id);
      expect(errorOf(await changes.snapshot(change.id), 'NotFound').id).toBe(change.id);
      errorOf(await changes.restoreTo(id, change.id), 'NotFound');
    }
    expect(await subject.listNames()).toEqual(['Chair']);
  });

  rule('of a purged item one change is on record: who did it, and what it was called', async (subject) => {
    const [ada] = await twoPeople(subject);
    const { id: itemId } = await createDeleted(subject);
    await subject.create({ name: 'Chair' });
    await subject.fixture.advance(5);
    valueOf(await ada.trash.purge(itemId));
    const purge = await latestChange(subject);
    const { id, at: _at, ...said } = purge;
    const what = { itemId, itemName: 'Lamp', version: 2, kind: 'purged', before: null, after: null };
    expect(said).toEqual({ ...what, actor: ada.actor });
    expect(await subject.recorded({ itemId })).toEqual([purge]);
    expect(valueOf(await subject.changes.get(id))).toEqual(purge);
    expect(await subject.recorded()).toHaveLength(2);
    expect(JSON.stringify(await subject.recorded())).not.toContain('A secret');
  });

  rule('a purge has no snapshot and cannot be taken back', async (subject) => {
    const { changes, trash } = subject;
    const { id } = await createDeleted(subject);
    valueOf(await trash.purge(id));
    const purge = await latestChange(subject);
    errorOf(await changes.snapshot(purge.id), 'NotFound');
    expect(issuePathsOf(await changes.revert(purge.id))).toEqual([['id']]);
    expect(await subject.recorded()).toEqual([purge]);
  });

  rule('the id of a purged item is never given again', async (subject) => {
    const { id } = await createDeleted(subject);
    valueOf(await subject.trash.purge(id));
    const created = valueOf(
      await subject.items.createMany(Array.from({ length: 20 }, () => ({ name: 'Lamp' }))),
    );
    expect(created.map((item) => item.id)).not.toContain(id);
  });

  rule(
    'a batch of which only purged items knew is NotFound, and of others the rest is taken back',
    async (subject) => {
      const { items, changes, trash, fixture } = subject;
      const [whole, part] = [
        { id: 'batch-gone-whole', title: 'Whole' },
        { id: 'batch-gone-part', title: 'Part' },
      ];
      const a = valueOf(await items.create({ name: 'a' }, { batch: whole }));
      const [b] = valueOf(await items.createMany([{ name: 'b' }, { name: 'c' }], { batch: part }));
      for (const id of [a.id, b?.id ?? '']) {
        valueOf(await items.delete(id));
        valueOf(await trash.purge(id));
      }
      for (const ask of ['batch', 'revertBatch'] as const)
        expect(errorOf(await changes[ask](whole.id), 'NotFound').id).toBe(whole.id);
      expect(valueOf(await changes.batch(part.id))).toMatchObject({ ...part, size: 2 });
      valueOf(await changes.revertBatch(part.id));
      await fixture.finishBackground();
      expect(valueOf(await changes.batch(part.id)).reversion).toMatchObject({ left: 0, isDone: true });
      expect(await subject.list()).toEqual([]);
    },
  );
}

function registerRefusing({ rule }: Contract): void {
  rule('only what is in the trash can be purged', async (subject) => {
    const { items, trash } = subject;
    const live = await subject.create({ name: 'Lamp' });
    const { id } = await createDeleted(subject);
    valueOf(await items.restore(id));
    const recorded = await subject.recorded();
    for (const never of [live.id, id, 'never-was', '', '__proto__'])
      expect(errorOf(await trash.purge(never), 'NotFound').id).toBe(never);
    expect(await subject.recorded()).toEqual(recorded);
    expect(await subject.listNames()).toEqual(['Lamp', 'Lamp']);
  });

  rule('of two who purge one item in one turn one is refused', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = await createDeleted(subject);
    const results = await Promise.all([ada.trash.purge(id), ben.trash.purge(id)]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await subject.recorded({ itemId: id })).toHaveLength(1);
  });
}

function registerAll({ rule }: Contract): void {
  rule('purgeAll purges what is in the trash, says how many, and leaves what is not', async (subject) => {
    const { trash, items, fixture } = subject;
    const kept = await subject.create({ name: 'Kept' });
    const size = Math.min(subject.options.crowd, 120);
    const requests = Array.from({ length: size }, (_, index) => ({ name: `Boat ${index}` }));
    const created = valueOf(await items.createMany(requests));
    for (const { id } of created) valueOf(await items.delete(id));
    expect(valueOf(await trash.purgeAll())).toBe(size);
    await fixture.finishBackground();
    expect(valueOf(await trash.list(allOfIt))).toMatchObject({ items: [], total: 0 });
    expect(await subject.list()).toEqual([kept]);
    const recorded = await subject.recorded({ actorId: subject.actor.id });
    expect(recorded.map(({ kind }) => kind)).toEqual([...created.map(() => 'purged'), 'created']);
    errorOf(await items.restore(created[0]?.id ?? ''), 'NotFound');
  });

  rule('what is deleted after purgeAll was called stays', async (subject) => {
    const { trash, items, fixture } = subject;
    const size = Math.min(subject.options.crowd, 300);
    const requests = Array.from({ length: size + 1 }, (_, index) => ({ name: `Boat ${index}` }));
    const [late, ...created] = valueOf(await items.createMany(requests));
    for (const { id } of created) valueOf(await items.delete(id));
    await fixture.advance(5);
    expect(valueOf(await trash.purgeAll())).toBe(size);
    valueOf(await items.delete(late?.id ?? ''));
    await fixture.finishBackground();
    const page = valueOf(await trash.list(allOfIt));
    expect(page.items.map(({ item }) => item)).toEqual([late]);
  });

  rule('purgeAll of an empty trash purges nothing', async (subject) => {
    await subject.create({ name: 'Lamp' });
    const recorded = await subject.recorded();
    expect(valueOf(await subject.trash.purgeAll())).toBe(0);
    await subject.fixture.finishBackground();
    expect(await subject.recorded()).toEqual(recorded);
  });
}
