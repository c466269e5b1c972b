import { expect } from 'vitest';
import type { UpdateItemRequest } from '../../shared/items/item.ts';
import { errorOf, valueOf, type Contract, type Subject } from './contract.ts';

const lamp = { name: 'Lamp', description: 'For reading', status: 'active', tags: ['light', 'desk'] } as const;

/** An item at version 3: since the first somebody has renamed it, then somebody has archived it. */
async function createTwiceUpdated({ items, create }: Subject) {
  const { id } = await create({ ...lamp, tags: [...lamp.tags] });
  valueOf(await items.update(id, { name: 'Brass lamp' }));
  return valueOf(await items.update(id, { status: 'archived' }));
}

/** What an update of an item at version 3 is refused with, after which everything has to be as before. */
async function contestedBy(subject: Subject, request: UpdateItemRequest) {
  const current = await createTwiceUpdated(subject);
  const recorded = await subject.recorded();
  const error = errorOf(await subject.items.update(current.id, request), 'ConflictError');
  expect(error.current).toEqual(current);
  expect(await subject.list()).toEqual([current]);
  expect(await subject.recorded()).toEqual(recorded);
  return error.contested;
}

export function registerMerging(contract: Contract): void {
  registerWhatIsMade(contract);
  registerWhatIsContested(contract);
  registerWhatIsNotContested(contract);
  registerTurns(contract);
}

function registerWhatIsMade({ rule }: Contract): void {
  rule('an update based on the present version is made', async (subject) => {
    const before = await createTwiceUpdated(subject);
    const updated = valueOf(await subject.items.update(before.id, { name: 'Torch', baseVersion: 3 }));
    expect(updated).toMatchObject({ name: 'Torch', version: 4 });
    expect(updated).not.toHaveProperty('baseVersion');
  });

  rule(
    'an update without a base version is made whatever came before, and the record shows what it replaced',
    async (subject) => {
      const { id } = await createTwiceUpdated(subject);
      const request = { name: 'Torch', description: 'For reading' };
      expect(valueOf(await subject.items.update(id, request))).toMatchObject({ name: 'Torch', version: 4 });
      const [latest] = await subject.recorded({ itemId: id });
      expect(latest).toMatchObject({ version: 4, before: { name: 'Brass lamp' }, after: { name: 'Torch' } });
    },
  );

  rule(
    'fields that nobody touched since the base version are laid upon what others have written',
    async (subject) => {
      const current = await createTwiceUpdated(subject);
      const request = { description: 'For the desk', tags: ['brass'], baseVersion: 1 };
      const merged = valueOf(await subject.items.update(current.id, request));
      const { baseVersion: _base, ...sent } = request;
      expect(merged).toEqual({ ...current, ...sent, version: 4, updatedAt: merged.updatedAt });
      expect(valueOf(await subject.items.get(current.id))).toEqual(merged);
      const [latest] = await subject.recorded({ itemId: current.id });
      expect(latest?.before).toEqual({ description: 'For reading', tags: ['light', 'desk'] });
      expect(latest?.after).toEqual(sent);
    },
  );

  rule('what somebody wrote before the base version is not contested', async (subject) => {
    const { id } = await createTwiceUpdated(subject);
    const request = { name: 'Torch', baseVersion: 2 };
    expect(valueOf(await subject.items.update(id, request))).toMatchObject({ name: 'Torch', version: 4 });
  });
}

function registerWhatIsContested({ rule }: Contract): void {
  rule(
    'a field that somebody has changed since is a ConflictError with the item as it is and all three values, and nothing is written',
    async (subject) => {
      const contested = await contestedBy(subject, { name: 'Torch', baseVersion: 1 });
      expect(contested).toEqual([{ field: 'name', base: 'Lamp', theirs: 'Brass lamp', mine: 'Torch' }]);
    },
  );

  rule('one contested field keeps all from being written, and is named alone', async (subject) => {
    const request = { status: 'draft', description: 'New', tags: ['new'], baseVersion: 2 } as const;
    const contested = await contestedBy(subject, { ...request, tags: [...request.tags] });
    expect(contested).toEqual([{ field: 'status', base: 'active', theirs: 'archived', mine: 'draft' }]);
  });

  rule('several contested fields are named in the order of the form', async (subject) => {
    const contested = await contestedBy(subject, { status: 'draft', name: 'Torch', baseVersion: 1 });
    expect(contested.map(({ field }) => field)).toEqual(['name', 'status']);
  });

  rule('tags are contested as one list', async (subject) => {
    const { items, create } = subject;
    const { id } = await create({ name: 'Lamp', tags: ['a', 'b'] });
    valueOf(await items.update(id, { tags: ['b', 'a'] }));
    const error = errorOf(await items.update(id, { tags: ['a', 'b', 'c'], baseVersion: 1 }), 'ConflictError');
    const [base, theirs, mine] = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'b', 'c'],
    ];
    expect(error.contested).toEqual([{ field: 'tags', base, theirs, mine }]);
  });

  rule(
    'one who began while a field held something else is asked, though it holds now what it held once',
    async (subject) => {
      const { items } = subject;
      const { id } = await createTwiceUpdated(subject);
      valueOf(await items.update(id, { name: 'Lamp' }));
      const error = errorOf(await items.update(id, { name: 'Torch', baseVersion: 2 }), 'ConflictError');
      expect(error.contested).toEqual([{ field: 'name', base: 'Brass lamp', theirs: 'Lamp', mine: 'Torch' }]);
    },
  );

  rule('what was taken back in one field since is contested as any other change', async (subject) => {
    const { items, changes } = subject;
    const { id } = await createTwiceUpdated(subject);
    const [, renaming] = await subject.recorded({ itemId: id });
    valueOf(await changes.revert(renaming?.id ?? ''));
    const error = errorOf(await items.update(id, { name: 'Torch', baseVersion: 3 }), 'ConflictError');
    expect(error.contested).toEqual([{ field: 'name', base: 'Brass lamp', theirs: 'Lamp', mine: 'Torch' }]);
    expect(valueOf(await items.update(id, { name: 'Torch', baseVersion: 1 })).version).toBe(5);
  });
}

function registerWhatIsNotContested({ rule }: Contract): void {
  rule('somebody who changed a field and changed it back has changed nothing for others', async (subject) => {
    const { items } = subject;
    const { id } = await createTwiceUpdated(subject);
    valueOf(await items.update(id, { name: 'Lamp', tags: [] }));
    valueOf(await items.update(id, { tags: ['light', 'desk'] }));
    const request = { name: 'Torch', tags: ['torch'], baseVersion: 1 };
    expect(valueOf(await items.update(id, request))).toMatchObject({
      name: 'Torch',
      tags: ['torch'],
      version: 6,
    });
  });

  rule('values that are there already are not contested, and alone write nothing', async (subject) => {
    const current = await createTwiceUpdated(subject);
    const { items } = subject;
    const request = { name: 'Brass lamp', status: 'archived', baseVersion: 1 } as const;
    expect(valueOf(await items.update(current.id, request))).toEqual(current);
    const more = { ...request, description: 'New' };
    expect(valueOf(await items.update(current.id, more))).toMatchObject({ description: 'New', version: 4 });
    const [latest] = await subject.recorded({ itemId: current.id });
    expect(latest?.after).toEqual({ description: 'New' });
  });

  rule('going into the trash and coming back changes nothing for those who edit', async (subject) => {
    const { items } = subject;
    const { id } = await createTwiceUpdated(subject);
    valueOf(await items.delete(id));
    valueOf(await items.restore(id));
    const request = { description: 'New', baseVersion: 1 };
    expect(valueOf(await items.update(id, request))).toMatchObject({ name: 'Brass lamp', version: 4 });
  });
}

function registerTurns({ rule }: Contract): void {
  rule('two people who edit different fields in one turn both keep their work', async (subject) => {
    const other = await subject.person('browser-of-ben');
    const { id } = await subject.create({ name: 'Lamp' });
    const results = await Promise.all([
      subject.items.update(id, { name: 'Torch', baseVersion: 1 }),
      other.items.update(id, { status: 'active', baseVersion: 1 }),
    ]);
    expect(results.map((result) => valueOf(result).version).toSorted()).toEqual([2, 3]);
    expect(valueOf(await subject.items.get(id))).toMatchObject({
      name: 'Torch',
      status: 'active',
      version: 3,
    });
  });

  rule('of two people who edit one field in one turn one is asked', async (subject) => {
    const other = await subject.person('browser-of-ben');
    const { id } = await subject.create({ name: 'Lamp' });
    const results = await Promise.all([
      subject.items.update(id, { name: 'a', baseVersion: 1 }),
      other.items.update(id, { name: 'b', baseVersion: 1 }),
    ]);
    expect(results.map((result) => result.ok).toSorted()).toEqual([false, true]);
    const { name, version } = valueOf(await subject.items.get(id));
    expect(version).toBe(2);
    const refused = results.find((result) => !result.ok);
    const mine = name === 'a' ? 'b' : 'a';
    const contested = [{ field: 'name', base: 'Lamp', theirs: name, mine }];
    expect(errorOf(refused as (typeof results)[number], 'ConflictError').contested).toEqual(contested);
  });
}
