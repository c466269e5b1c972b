import { expect } from 'vitest';
import type { ChangePage } from '../../shared/database/changes.ts';
import type { ConnectionState, Observer } from '../../shared/database/database.ts';
import { errorOf, everything, valueOf, type Contract } from './contract.ts';
import { twoPeople } from './people.ts';
import { createRecorder } from './recorder.ts';

export function registerClosing({ rule }: Contract): void {
  rule(
    'a healthy database says which it is, that it is there, and how long it took',
    async ({ database }) => {
      const health = valueOf(await database.healthCheck());
      expect(health).toMatchObject({ database: database.info.type, reachable: true });
      expect(health.roundTrip).toBeGreaterThanOrEqual(0);
      expect(health.roundTrip).toBeLessThan(10_000);
    },
  );

  rule(
    'a watch of the connection is told the present state, later than it asked',
    async ({ database, fixture }) => {
      const states: ConnectionState[] = [];
      const end = database.watchConnection((state) => states.push(state));
      await fixture.settled();
      expect(states.at(-1)).toMatchObject({ status: 'live', pendingWrites: 0 });
      end();
      const told = states.length;
      await database.close();
      await fixture.settled();
      expect(states).toHaveLength(told);
    },
  );

  rule('after close every operation answers with a ConnectionError', async (subject) => {
    const { database, items, changes, trash } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    await database.close();
    const results = [
      await items.list(everything),
      await items.count(),
      await items.get(id),
      await items.create({ name: 'Lamp' }),
      await items.createMany([{ name: 'Lamp' }]),
      await items.update(id, { name: 'Torch' }),
      await items.delete(id),
      await items.restore(id),
      await changes.list({ limit: 1 }),
      await changes.get('a-change'),
      await changes.snapshot('a-change'),
      await changes.batch('a-batch-1'),
      await changes.revert('a-change'),
      await changes.restoreTo(id, 'a-change'),
      await changes.revertBatch('a-batch-1'),
      await changes.undo(),
      await changes.redo(),
      await trash.list(everything),
      await trash.purge(id),
      await trash.purgeAll(),
    ];
    for (const result of results) errorOf(result, 'ConnectionError');
  });

  rule('after close the health check does not say that the database is there', async ({ database }) => {
    await database.close();
    const health = await database.healthCheck();
    expect(health.ok && health.value.reachable).toBe(false);
  });

  rule('close may be called again', async ({ database, items }) => {
    await database.close();
    await database.close();
    errorOf(await items.count(), 'ConnectionError');
  });

  rule(
    'from the call of close on every watch is silent, also about what was written before, also its first call',
    async (subject) => {
      const { database, items, changes, trash, fixture, create } = subject;
      const batch = { id: 'a-batch-1', title: 'A batch' };
      const { id } = await create({ name: 'Lamp' });
      valueOf(await items.update(id, { status: 'active' }, { batch }));
      const watchAll = (observer: Observer<unknown>) => [
        items.watchPage(everything, observer),
        items.watchItem(id, observer),
        changes.watch({ limit: 5 }, observer),
        changes.watchBatch(batch.id, observer),
        changes.watchUndo(observer),
        trash.watch(everything, observer),
      ];
      const recorder = createRecorder<unknown>();
      watchAll(recorder);
      await fixture.settled();
      expect(recorder.takeValues()).toHaveLength(6);
      const late = createRecorder<unknown>();
      const writes = [items.update(id, { name: 'Torch' }, { batch }), items.delete(id)];
      const ends = watchAll(late);
      const closed = database.close();
      await Promise.all([closed, ...writes]);
      await fixture.settled();
      expect([...recorder.take(), ...late.take()]).toEqual([]);
      ends.forEach((end) => end());
    },
  );

  rule('somebody who leaves leaves the others as they are', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const [hers, his] = [createRecorder<ChangePage>(), createRecorder<ChangePage>()];
    ada.changes.watch({ limit: 5 }, hers);
    ben.changes.watch({ limit: 5 }, his);
    valueOf(await ada.items.create({ name: 'Lamp' }));
    await subject.fixture.settled();
    expect(hers.takeValues().at(-1)?.changes).toHaveLength(1);
    await ada.database.close();
    errorOf(await ada.changes.undo(), 'ConnectionError');
    valueOf(await ben.items.create({ name: 'Chair' }));
    await subject.fixture.settled();
    expect(hers.take()).toEqual([]);
    expect(his.takeValues().at(-1)?.changes).toHaveLength(2);
    expect(await subject.listNames()).toEqual(['Lamp', 'Chair']);
  });
}
