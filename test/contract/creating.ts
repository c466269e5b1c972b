import { expect } from 'vitest';
import type { CreateItemRequest } from '../../shared/items/item.ts';
import { errorOf, expectTime, issuePathsOf, valueOf, type Contract } from './contract.ts';

export function registerCreating(contract: Contract): void {
  registerCreatingOne(contract);
  registerRefusing(contract);
  registerCreatingMany(contract);
}

/** A request as it could come over a wire, where no type checks it. */
const untyped = (request: unknown) => request as CreateItemRequest;

function registerCreatingOne({ rule }: Contract): void {
  rule('a created item holds what was sent, version 1 and the time of creation', async (subject) => {
    const { items, fixture, options } = subject;
    await fixture.advance(5);
    const request = {
      name: 'Lamp',
      description: 'For reading',
      status: 'active',
      tags: ['light', 'desk'],
    } as const;
    const created = valueOf(await items.create({ ...request, tags: [...request.tags] }));
    expect(created).toMatchObject({ ...request, version: 1 });
    expect(Object.keys(created).toSorted()).toEqual(
      ['createdAt', 'description', 'id', 'name', 'status', 'tags', 'updatedAt', 'version'].toSorted(),
    );
    expectTime(created.createdAt, fixture.now(), options);
    expect(created.updatedAt).toBe(created.createdAt);
  });

  rule('what is left out, or undefined, takes its default', async ({ items, create }) => {
    const defaults = { description: '', status: 'draft', tags: [] };
    expect(await create({ name: 'Lamp' })).toMatchObject(defaults);
    const left = untyped({ name: 'Lamp', description: undefined, status: undefined, tags: undefined });
    expect(valueOf(await items.create(left))).toMatchObject(defaults);
  });

  rule('every item has an id of its own, never that of a deleted one', async ({ items, create }) => {
    const ids = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const { id } = await create({ name: 'Lamp' });
      ids.add(id);
      valueOf(await items.delete(id));
    }
    expect(ids.size).toBe(20);
    expect(ids).not.toContain('');
  });

  rule('names and tags are trimmed, repeated tags dropped, the first spelling kept', async ({ create }) => {
    const created = await create({ name: '  Lamp\t', tags: [' Desk ', 'new', 'DESK', 'new'] });
    expect(created).toMatchObject({ name: 'Lamp', tags: ['Desk', 'new'] });
  });

  rule('markup, formulas and templates are kept as the text that they are', async ({ create, items }) => {
    const text = '<script>alert(1)</script> =1+1 {{x}} ${x} %s \\n "\'';
    const created = await create({ name: text, description: text, tags: [text.slice(0, 40)] });
    expect(created).toMatchObject({ name: text, description: text, tags: [text.slice(0, 40)] });
    expect(valueOf(await items.get(created.id))).toEqual(created);
  });

  rule('an item at every limit is taken as it is', async ({ create, items }) => {
    const full = {
      name: '👩‍👩‍👧‍👦'.repeat(200),
      description: '😀'.repeat(10_000),
      tags: Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(50, 'x')),
    };
    const { id } = await create(full);
    expect(valueOf(await items.get(id))).toMatchObject(full);
  });
}

const refused: [string, unknown, (string | number)[][]][] = [
  ['no name', {}, [['name']]],
  ['a name of spaces', { name: ' \u00A0\u3000 ' }, [['name']]],
  ['a name of 201 characters', { name: 'x'.repeat(201) }, [['name']]],
  ['a name that is no text', { name: 5 }, [['name']]],
  ['a control character in the name', { name: 'La\u0000mp' }, [['name']]],
  ['half a surrogate pair in the name', { name: 'Lamp \uD83D' }, [['name']]],
  [
    'a description of 10,001 characters',
    { name: 'Lamp', description: 'x'.repeat(10_001) },
    [['description']],
  ],
  ['an unknown status', { name: 'Lamp', status: 'gone' }, [['status']]],
  ['21 tags', { name: 'Lamp', tags: Array.from({ length: 21 }, (_, index) => `${index}`) }, [['tags']]],
  ['an empty tag, named by its index', { name: 'Lamp', tags: ['a', 'b', 'c', ' '] }, [['tags', 3]]],
  ['tags that are no list', { name: 'Lamp', tags: 'a' }, [['tags']]],
  ['several fields, all named', { name: '', status: 1, tags: [5] }, [['name'], ['status'], ['tags', 0]]],
  ['an unknown field', { name: 'Lamp', colour: 'red' }, [[]]],
  ['an id of the caller', { name: 'Lamp', id: 'mine' }, [[]]],
  ['null', null, [[]]],
  ['a text', 'Lamp', [[]]],
];

function registerRefusing({ rule }: Contract): void {
  for (const [description, request, paths] of refused) {
    rule(`create refuses ${description}, and nothing is written`, async ({ items, list }) => {
      const result = await items.create(untyped(request));
      expect(issuePathsOf(result)).toEqual(paths);
      for (const issue of errorOf(result, 'ValidationError').issues)
        expect(issue.message).toMatch(/^\p{Lu}.*\.$/u);
      expect(await list()).toEqual([]);
    });
  }
}

function registerCreatingMany({ rule }: Contract): void {
  rule(
    'createMany answers with its items in the order of the request',
    async ({ items, list, fixture, options }) => {
      await fixture.advance(5);
      const created = valueOf(
        await items.createMany([{ name: 'b' }, { name: 'a', tags: ['x'] }, { name: 'c' }]),
      );
      expect(created.map(({ name, version }) => [name, version])).toEqual([
        ['b', 1],
        ['a', 1],
        ['c', 1],
      ]);
      expect(await list()).toEqual(created);
      for (const item of created) {
        expectTime(item.createdAt, fixture.now(), options);
        expect(item.updatedAt).toBe(item.createdAt);
      }
    },
  );

  rule('createMany of nothing is fine and creates nothing', async ({ items, list }) => {
    expect(valueOf(await items.createMany([]))).toEqual([]);
    expect(await list()).toEqual([]);
  });

  rule('createMany with one wrong request creates none and names it by index and field', async (subject) => {
    const { items, list, create } = subject;
    const kept = await create({ name: 'Kept' });
    const wrong = [{ name: 'a' }, { name: ' ' }, { name: 'c' }, { name: 'd', tags: ['x', ''] }];
    expect(issuePathsOf(await items.createMany(wrong))).toEqual([
      [1, 'name'],
      [3, 'tags', 1],
    ]);
    expect(await list()).toEqual([kept]);
    expect(valueOf(await items.count({ search: 'a' }))).toBe(0);
  });

  rule('createMany takes 500 items and refuses 501 as a whole', async ({ items }) => {
    const requests = Array.from({ length: 501 }, (_, index) => ({ name: `Lamp ${index}` }));
    expect(issuePathsOf(await items.createMany(requests))).toEqual([[]]);
    expect(valueOf(await items.count())).toBe(0);
    const created = valueOf(await items.createMany(requests.slice(0, 500)));
    expect(created).toHaveLength(500);
    expect(new Set(created.map(({ id }) => id)).size).toBe(500);
    expect(valueOf(await items.count())).toBe(500);
  });

  rule('createMany refuses what is no list', async ({ items }) => {
    for (const request of [null, {}, 'Lamp', 5]) {
      expect(issuePathsOf(await items.createMany(request as never))).toEqual([[]]);
    }
    expect(issuePathsOf(await items.createMany([null] as never))).toEqual([[0]]);
  });
}
