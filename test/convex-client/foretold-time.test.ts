import { expect, it, vi } from 'vitest';
import type { ItemPage } from '../../shared/database/database.ts';
import { valueOf } from '../contract/contract.ts';
import { patience } from '../support/patience.ts';
import { start } from './start.ts';

/** When an update that is on its way will have been made: after all that the deployment has told. */

it('stays after what is written while it is on its way', async () => {
  const { deployment, member, open } = await start();
  const items = open().items();
  const { id } = valueOf(await items.create({ name: 'Lamp' }));
  const told: string[][] = [];
  const next = ({ items: all }: ItemPage) => void told.push(all.map(({ name }) => name));
  const sort = { field: 'updatedAt', direction: 'desc' } as const;
  items.watchPage({ limit: 10, offset: 0, sort }, { next, error: () => expect.unreachable() });
  await vi.waitFor(() => expect(told).toEqual([['Lamp']]), patience);
  deployment.hold('beforeMutation');
  const update = items.update(id, { name: 'Torch' });
  await vi.waitFor(() => expect(told.at(-1)).toEqual(['Torch']), patience);
  deployment.advance(60_000);
  await deployment.execute('mutation', 'items:create', { name: 'Buoy' }, member.identity);
  await vi.waitFor(() => expect(told.at(-1)).toHaveLength(2), patience);
  deployment.release('beforeMutation');
  valueOf(await update);
  await deployment.settled();
  const both = ['Torch', 'Buoy'];
  // Told once more with the time that the deployment has given it.
  expect(told).toEqual([['Lamp'], ['Torch'], both, both]);
});
