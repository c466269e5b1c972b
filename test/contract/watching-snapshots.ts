import { expect } from 'vitest';
import type { ItemFilter, ItemPage, ItemQuery } from '../../shared/database/database.ts';
import { valueOf, type Contract } from './contract.ts';
import { createRecorder } from './recorder.ts';
import { watchPage } from './watched-page.ts';

const byName = { field: 'name', direction: 'asc' } as const;

const filterOf = ({ status, search }: ItemQuery): ItemFilter => ({
  ...(status && { status }),
  ...(search && { search }),
});

/** That every page told is one that was true, and the last one the present. */
export function registerWatchingSnapshots({ rule }: Contract): void {
  rule('createMany is told as one: no page shows a part of it', async (subject) => {
    const { arrived } = await watchPage(subject, { limit: 2, sort: byName });
    valueOf(await subject.items.createMany([{ name: 'c' }, { name: 'a' }, { name: 'b' }]));
    expect(await arrived()).toEqual(['a b of 3']);
  });

  rule(
    'of many writes in one turn only states that were true are told, in order, and the last one',
    async (subject) => {
      const { items, createNamed } = subject;
      const [a, b] = await createNamed('a', 'b');
      const { arrived } = await watchPage(subject, { limit: 2, sort: byName });
      await Promise.all([
        items.create({ name: 'c' }),
        items.delete(a?.id ?? ''),
        items.update(b?.id ?? '', { name: 'd' }),
        items.restore(a?.id ?? ''),
        items.create({ name: 'A0' }),
      ]);
      const states = ['a b of 3', 'b c of 2', 'c d of 2', 'a c of 3', 'a A0 of 4'];
      const pages = await arrived();
      expect(pages.at(-1)).toBe('a A0 of 4');
      expect(pages).toEqual(states.filter((state) => pages.includes(state)));
    },
  );

  rule(
    'pages of all sizes, orders and filters agree with list and count after every write',
    async (subject) => {
      const { items, fixture, create, list } = subject;
      const queries: ItemQuery[] = [
        { limit: 3, offset: 0 },
        { limit: 2, offset: 3, sort: { field: 'name', direction: 'desc' } },
        { limit: 2, offset: 1, sort: { field: 'updatedAt', direction: 'desc' }, status: 'active' },
        { limit: 4, offset: 1, sort: byName, search: 'lamp' },
      ];
      const latest: (ItemPage | undefined)[] = [];
      queries.forEach((query, index) => {
        items.watchPage(
          query,
          createRecorder<ItemPage>((call) => (latest[index] = valueOf(call))),
        );
      });
      const check = async () => {
        await fixture.settled();
        for (const [index, query] of queries.entries()) {
          const total = valueOf(await items.count(filterOf(query)));
          expect(latest[index]).toEqual({ items: await list(query), total });
        }
      };
      for (let index = 0; index < 8; index += 1) {
        const { id } = await create({ name: `${index % 3} lamp`, status: index % 2 ? 'active' : 'draft' });
        await check();
        await fixture.advance(5);
        if (index % 2) valueOf(await items.update(id, { name: `${index % 4} chair`, status: 'active' }));
        if (index % 3 === 0) valueOf(await items.delete(id));
        await check();
      }
    },
  );
}
