import { expect } from 'vitest';
import type { ConnectionState, ItemPage } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { errorOf, everything, valueOf, type Contract } from './contract.ts';
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

  rule('after close every operation answers with a ConnectionError', async ({ database, items, create }) => {
    const { id } = await create({ name: 'Lamp' });
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
      const { database, items, fixture, create } = subject;
      const { id } = await create({ name: 'Lamp' });
      const recorder = createRecorder<ItemPage | Item>();
      items.watchPage(everything, recorder);
      items.watchItem(id, recorder);
      await fixture.settled();
      expect(recorder.takeValues()).toHaveLength(2);
      const late = createRecorder<ItemPage | Item>();
      const write = items.update(id, { name: 'Torch' });
      const ends = [items.watchPage(everything, late), items.watchItem(id, late)];
      const closed = database.close();
      await Promise.all([closed, write]);
      await fixture.settled();
      expect([...recorder.take(), ...late.take()]).toEqual([]);
      ends.forEach((end) => end());
    },
  );
}
