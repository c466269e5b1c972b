import { expect } from 'vitest';
import type { ChangePage, ChangeQuery } from '../../shared/database/changes.ts';
import { checkedError, errorOf, issuePathsOf, valueOf, type Contract } from './contract.ts';
import { createRecorder } from './recorder.ts';

/** What is wrong, and where the issues point. */
const wrongQueries: [string, unknown, string[][]][] = [
  ['limit 0', { limit: 0 }, [['limit']]],
  ['limit 201', { limit: 201 }, [['limit']]],
  ['a fraction as limit', { limit: 1.5 }, [['limit']]],
  ['a limit that is text', { limit: '10' }, [['limit']]],
  ['no limit', { limit: undefined }, [['limit']]],
  ['an unknown kind', { kind: 'renamed' }, [['kind']]],
  ['an inherited name as kind', { kind: 'toString' }, [['kind']]],
  ['a person that is no text', { actorId: 5 }, [['actorId']]],
  ['an item that is no text', { itemId: {} }, [['itemId']]],
  ['a batch that is no text', { batchId: null }, [['batchId']]],
  ['a time before 1970', { from: -1 }, [['from']]],
  ['a time that is text', { to: '2026' }, [['to']]],
  ['NaN as a time', { from: NaN }, [['from']]],
  ['an unknown field', { offset: 0 }, [[]]],
  ['an item and a kind', { itemId: 'lamp', kind: 'created' }, [['itemId']]],
  ['an item and a person', { itemId: 'lamp', actorId: 'ada' }, [['itemId']]],
  ['an item and a batch', { itemId: 'lamp', batchId: 'a-batch-1' }, [['itemId']]],
  ['a batch and a time', { batchId: 'a-batch-1', from: 5 }, [['batchId']]],
];

export function registerRefusingChangeQueries({ rule }: Contract): void {
  for (const [description, wrong, paths] of wrongQueries) {
    const query = { limit: 10, ...(wrong as Partial<ChangeQuery>) };

    rule(`the record refuses ${description} with a sentence`, async ({ changes }) => {
      const result = await changes.list(query);
      expect(issuePathsOf(result)).toEqual(paths);
      for (const { message } of errorOf(result, 'ValidationError').issues)
        expect(message).toMatch(/^The .*\.$/);
    });

    rule(`a watch of the record refuses ${description} with one error and says no more`, async (subject) => {
      const { changes, fixture, create } = subject;
      const recorder = createRecorder<ChangePage>();
      const end = changes.watch(query, recorder);
      await fixture.settled();
      const [error, ...more] = recorder.takeErrors();
      expect(more).toEqual([]);
      expect(checkedError(error, 'ValidationError').issues.map(({ path }) => path)).toEqual(paths);
      await create({ name: 'Lamp' });
      await fixture.settled();
      expect(recorder.take()).toEqual([]);
      end();
    });
  }

  rule('a cursor that the database did not give is refused', async ({ changes, createNamed }) => {
    await createNamed('a', 'b');
    for (const cursor of ['', 'nonsense', '0', '{}', 'null', '[]'])
      expect(issuePathsOf(await changes.list({ limit: 1, cursor }))).toEqual([['cursor']]);
    expect(issuePathsOf(await changes.list({ limit: 1, cursor: 5 as never }))).toEqual([['cursor']]);
  });

  rule('a cursor of another query is refused, and one of another page size is not', async (subject) => {
    const { changes, actor } = subject;
    const [a] = await subject.createNamed('a', 'b', 'c');
    const cursor = valueOf(await changes.list({ limit: 1, kind: 'created' })).next ?? '';
    const others = [
      {},
      { kind: 'updated' },
      { kind: 'created', from: 1 },
      { actorId: actor.id },
      { itemId: a?.id },
    ];
    for (const other of others)
      expect(issuePathsOf(await changes.list({ limit: 1, cursor, ...(other as object) }))).toEqual([
        ['cursor'],
      ]);
    const rest = valueOf(await changes.list({ limit: 200, cursor, kind: 'created' }));
    expect(rest.changes.map(({ itemName }) => itemName)).toEqual(['b', 'a']);
  });

  rule('what a query of the record leaves undefined is as if it were left out', async (subject) => {
    await subject.createNamed('a', 'b');
    const left = {
      itemId: undefined,
      actorId: undefined,
      kind: undefined,
      from: undefined,
      cursor: undefined,
    };
    expect(valueOf(await subject.changes.list({ limit: 10, ...left } as never)).changes).toHaveLength(2);
  });

  rule('a query of the record that is no object is refused', async ({ changes }) => {
    for (const wrong of [null, 5, 'all', []])
      expect(issuePathsOf(await changes.list(wrong as never))).not.toEqual([]);
  });
}
