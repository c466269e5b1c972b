import { expect } from 'vitest';
import type { UpdateItemRequest } from '../../shared/items/item.ts';
import { errorOf, expectTime, issuePathsOf, valueOf, type Contract, type Subject } from './contract.ts';

const lamp = { name: 'Lamp', description: 'For reading', status: 'active', tags: ['light', 'desk'] } as const;

const createLamp = ({ create }: Subject) => create({ ...lamp, tags: [...lamp.tags] });

export function registerUpdating(contract: Contract): void {
  registerWriting(contract);
  registerRefusing(contract);
}

function registerWriting({ rule }: Contract): void {
  const changes: UpdateItemRequest[] = [
    { name: 'Torch' },
    { description: 'For camping' },
    { description: '' },
    { status: 'draft' },
    { tags: ['camp'] },
    { tags: [] },
    { tags: ['desk', 'light'] },
    { name: 'Torch', description: 'For camping', status: 'archived', tags: ['camp', 'night'] },
  ];
  for (const request of changes) {
    rule(`update writes ${JSON.stringify(request)} and nothing else`, async (subject) => {
      const { items, fixture, options } = subject;
      const before = await createLamp(subject);
      await fixture.advance(5);
      const updated = valueOf(await items.update(before.id, request));
      expect(updated).toEqual({ ...before, ...request, version: 2, updatedAt: updated.updatedAt });
      expectTime(updated.updatedAt, fixture.now(), options);
      expect(updated.updatedAt).toBeGreaterThan(before.updatedAt);
      expect(valueOf(await items.get(before.id))).toEqual(updated);
      expect(await subject.list()).toEqual([updated]);
    });
  }

  rule('versions count 1, 2, 3, and the time of creation stays', async (subject) => {
    const { items, fixture } = subject;
    const before = await createLamp(subject);
    for (const version of [2, 3, 4]) {
      await fixture.advance(5);
      const updated = valueOf(await items.update(before.id, { name: `Lamp ${version}` }));
      expect(updated).toMatchObject({ version, createdAt: before.createdAt });
    }
  });

  rule('an update leaves all other items alone', async (subject) => {
    const others = [await createLamp(subject), await createLamp(subject)];
    const { id } = await createLamp(subject);
    valueOf(await subject.items.update(id, { name: 'Torch' }));
    expect((await subject.list()).filter((item) => item.id !== id)).toEqual(others);
  });

  const sames: UpdateItemRequest[] = [
    {},
    { name: 'Lamp' },
    { name: ' Lamp ' },
    { ...lamp, tags: [...lamp.tags] },
    { tags: ['light', 'desk', 'LIGHT'] },
  ];
  for (const request of sames) {
    rule(
      `an update that changes nothing answers the item as it is: ${JSON.stringify(request)}`,
      async (subject) => {
        const before = await createLamp(subject);
        await subject.fixture.advance(5);
        expect(valueOf(await subject.items.update(before.id, request))).toEqual(before);
        expect(valueOf(await subject.items.get(before.id))).toEqual(before);
      },
    );
  }

  rule('an undefined field is a field that was not sent', async (subject) => {
    const before = await createLamp(subject);
    const request = { name: undefined, description: undefined, status: undefined, tags: undefined } as never;
    expect(valueOf(await subject.items.update(before.id, request))).toEqual(before);
    const named = { name: 'Torch', tags: undefined, baseVersion: undefined } as never;
    expect(valueOf(await subject.items.update(before.id, named))).toMatchObject({
      name: 'Torch',
      tags: before.tags,
    });
  });

  rule('updates of one turn are all made, one after the other', async (subject) => {
    const { items } = subject;
    const { id } = await createLamp(subject);
    const names = ['a', 'b', 'c', 'd'];
    const results = await Promise.all(names.map((name) => items.update(id, { name })));
    expect(results.map((result) => valueOf(result).version)).toEqual([2, 3, 4, 5]);
    expect(valueOf(await items.get(id))).toMatchObject({ name: 'd', version: 5 });
  });
}

function registerRefusing({ rule }: Contract): void {
  rule('an update of an id that never was is NotFound', async (subject) => {
    await createLamp(subject);
    expect(errorOf(await subject.items.update('never-was', { name: 'Torch' }), 'NotFound').id).toBe(
      'never-was',
    );
    expect(await subject.listNames()).toEqual(['Lamp']);
  });

  rule('an update of a deleted item is NotFound, and the item comes back without it', async (subject) => {
    const before = await createLamp(subject);
    valueOf(await subject.items.delete(before.id));
    expect(errorOf(await subject.items.update(before.id, { name: 'Torch' }), 'NotFound').id).toBe(before.id);
    expect(valueOf(await subject.items.restore(before.id))).toEqual(before);
  });

  const refused: [string, unknown, (string | number)[][]][] = [
    ['a name of spaces', { name: '  ' }, [['name']]],
    ['one wrong field among right ones', { name: 'Torch', status: 'gone' }, [['status']]],
    ['a wrong tag, named by its index', { tags: ['a', 5] }, [['tags', 1]]],
    ['a field that nobody may write', { version: 9 }, [[]]],
    ['base version 0', { name: 'Torch', baseVersion: 0 }, [['baseVersion']]],
    ['base version 1.5', { name: 'Torch', baseVersion: 1.5 }, [['baseVersion']]],
    ['a base version that is text', { name: 'Torch', baseVersion: '1' }, [['baseVersion']]],
    ['a base version from the future', { name: 'Torch', baseVersion: 2 }, [['baseVersion']]],
    [
      'a base version from the future even when nothing would change',
      { name: 'Lamp', baseVersion: 2 },
      [['baseVersion']],
    ],
    ['null', null, [[]]],
  ];
  for (const [description, request, paths] of refused) {
    rule(`update refuses ${description}, and nothing is written`, async (subject) => {
      const before = await createLamp(subject);
      const result = await subject.items.update(before.id, request as UpdateItemRequest);
      expect(issuePathsOf(result)).toEqual(paths);
      expect(valueOf(await subject.items.get(before.id))).toEqual(before);
    });
  }
}
