import { expect } from 'vitest';
import { sortFields } from '../../shared/database/query-limits.ts';
import { namesOf, valueOf, type Contract } from './contract.ts';
import { equalNames, namesInOrder } from './nasty-names.ts';

const byName = { field: 'name', direction: 'asc' } as const;
const byNameDown = { field: 'name', direction: 'desc' } as const;

/** The same shuffle every time: every third, then the rest backwards. */
const shuffled = <T>(values: readonly T[]): T[] => [
  ...values.filter((_, index) => index % 3 === 1),
  ...values.filter((_, index) => index % 3 !== 1).reverse(),
];

export function registerOrdering(contract: Contract): void {
  registerNameOrder(contract);
  registerTimeOrder(contract);
  registerOrderAfterWrites(contract);
}

function registerNameOrder({ rule }: Contract): void {
  rule(
    'names are ordered by code point, emoji behind U+FFxx characters',
    async ({ createNamed, listNames }) => {
      await createNamed(...shuffled(namesInOrder));
      expect(await listNames({ sort: byName })).toEqual(namesInOrder);
    },
  );

  rule('names in descending order are the exact reverse', async ({ createNamed, listNames }) => {
    await createNamed(...shuffled(namesInOrder));
    expect(await listNames({ sort: byNameDown })).toEqual(namesInOrder.toReversed());
  });

  for (const names of equalNames) {
    rule(
      `the names ${names.join(', ')} are equal and stand in the order of creation`,
      async ({ createNamed, listNames }) => {
        const created = [...names, ...names.toReversed()];
        await createNamed('!', ...created, '😀');
        expect(await listNames({ sort: byName })).toEqual(['!', ...created, '😀']);
        expect(await listNames({ sort: byNameDown })).toEqual(['😀', ...created.toReversed(), '!']);
      },
    );
  }

  rule('a name that begins another one stands before it', async ({ createNamed, listNames }) => {
    await createNamed('lamps', 'lamp shade', 'lamp', 'lam');
    expect(await listNames({ sort: byName })).toEqual(['lam', 'lamp', 'lamp shade', 'lamps']);
  });
}

function registerTimeOrder({ rule }: Contract): void {
  rule('without a sort items stand in the order of creation', async ({ createNamed, listNames }) => {
    await createNamed('c', 'a', 'b', 'a');
    expect(await listNames()).toEqual(['c', 'a', 'b', 'a']);
  });

  for (const field of ['createdAt', 'updatedAt'] as const) {
    rule(
      `${field} ascends with time and descends as the exact reverse`,
      async ({ fixture, create, listNames }) => {
        for (const name of ['first', 'second', 'third']) {
          await create({ name });
          await fixture.advance(5);
        }
        expect(await listNames({ sort: { field, direction: 'asc' } })).toEqual(['first', 'second', 'third']);
        expect(await listNames({ sort: { field, direction: 'desc' } })).toEqual(['third', 'second', 'first']);
      },
    );

    rule(
      `items of the same ${field} stand in the order of creation, descending in reverse`,
      async (subject) => {
        const { items, listNames } = subject;
        const names = ['c', 'a', 'd', 'b'];
        valueOf(await items.createMany(names.map((name) => ({ name }))));
        expect(await listNames({ sort: { field, direction: 'asc' } })).toEqual(names);
        expect(await listNames({ sort: { field, direction: 'desc' } })).toEqual(names.toReversed());
      },
    );
  }

  rule('an update moves an item to the end of updatedAt and leaves createdAt alone', async (subject) => {
    const { items, fixture, createNamed, listNames } = subject;
    const [first] = await createNamed('first', 'second', 'third');
    await fixture.advance(5);
    valueOf(await items.update(first?.id ?? '', { status: 'active' }));
    expect(await listNames({ sort: { field: 'updatedAt', direction: 'asc' } })).toEqual([
      'second',
      'third',
      'first',
    ]);
    expect(await listNames({ sort: { field: 'updatedAt', direction: 'desc' } })).toEqual([
      'first',
      'third',
      'second',
    ]);
    expect(await listNames({ sort: { field: 'createdAt', direction: 'asc' } })).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(await listNames()).toEqual(['first', 'second', 'third']);
  });
}

function registerOrderAfterWrites({ rule, options }: Contract): void {
  rule(
    'a renamed item moves to its new place, among equals by creation',
    async ({ items, createNamed, listNames }) => {
      const [, second] = await createNamed('b', 'z', 'B', 'a');
      valueOf(await items.update(second?.id ?? '', { name: 'b' }));
      expect(await listNames({ sort: byName })).toEqual(['a', 'b', 'b', 'B']);
      expect(await listNames({ sort: byNameDown })).toEqual(['B', 'b', 'b', 'a']);
    },
  );

  rule('a new spelling of the same key keeps the place and shows the new name', async (subject) => {
    const { items, createNamed, listNames } = subject;
    const [, second] = await createNamed('lamp', 'lamp', 'lamp');
    valueOf(await items.update(second?.id ?? '', { name: 'LAMP' }));
    expect(await listNames({ sort: byName })).toEqual(['lamp', 'LAMP', 'lamp']);
  });

  rule(
    'a restored item takes its old place in every order',
    async ({ items, fixture, createNamed, list }) => {
      const created = await createNamed('b', 'c', 'a', 'b');
      await fixture.advance(5);
      valueOf(await items.update(created[1]?.id ?? '', { status: 'active' }));
      for (const { id } of created) {
        for (const field of [undefined, ...sortFields]) {
          const query = field === undefined ? {} : { sort: { field, direction: 'desc' as const } };
          const before = await list(query);
          valueOf(await items.delete(id));
          expect(await list(query)).toEqual(before.filter((item) => item.id !== id));
          valueOf(await items.restore(id));
          expect(await list(query)).toEqual(before);
        }
      }
    },
  );

  const { crowd } = options;
  rule(`orders hold when ${2 * crowd} items share two names`, async ({ items, list }) => {
    const requests = Array.from({ length: crowd }, (_, index) => ({ name: index % 2 ? 'Lamp' : 'Chair' }));
    const created = [
      ...valueOf(await items.createMany(requests)),
      ...valueOf(await items.createMany(requests)),
    ];
    const expected = [
      ...created.filter((_, index) => index % 2 === 0),
      ...created.filter((_, index) => index % 2),
    ];
    expect(await list({ sort: byName })).toEqual(expected);
    expect(await list({ sort: byNameDown })).toEqual(expected.toReversed());
    expect(namesOf(await list({ sort: byName, offset: crowd - 1, limit: 2 }))).toEqual(['Chair', 'Lamp']);
  });
}
