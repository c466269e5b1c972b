import type { Value } from 'convex/values';
import { describe, expect, it, test } from 'vitest';
import type { Database, DatabaseResult } from '../../shared/database/database.ts';
import { checkedError, errorOf, valueOf } from '../contract/contract.ts';
import { query, watchAll } from './all-operations.ts';
import { codeAnswering } from './answering-code.ts';
import { start } from './start.ts';

/** As serialization.test.ts, for what is sent of the record and of the trash. */

const actor = { id: 'browser:12345678', name: 'Guest 1234' };
const change = {
  ...{ id: 'change', itemId: 'lamp', itemName: 'Lamp', version: 2, at: 5, actor, kind: 'updated' },
  before: { name: 'Torch', tags: ['a'] },
  after: { name: 'Lamp', tags: [] },
};
const batch = { id: 'batch', title: 'Import', actor, at: 5, size: 3 };
const reversion = { batchId: 'reversal', done: 1, left: 1, leftNames: ['Lamp'], isDone: false };
const fields = { name: 'Lamp', description: '', status: 'draft', tags: [] };
const item = { id: 'lamp', ...fields, createdAt: 1, updatedAt: 2, version: 1 };
const trashed = { item, deletedAt: 5, deletedBy: actor };

const operations = {
  'changes:list': ({ changes }) => changes().list({ limit: 5 }),
  'changes:get': ({ changes }) => changes().get('change'),
  'changes:snapshot': ({ changes }) => changes().snapshot('change'),
  'changes:batch': ({ changes }) => changes().batch('batch'),
  'changes:revert': ({ changes }) => changes().revert('change'),
  'changes:restoreTo': ({ changes }) => changes().restoreTo('lamp', 'change'),
  'changes:revertBatch': ({ changes }) => changes().revertBatch('batch'),
  'changes:undo': ({ changes }) => changes().undo(),
  'changes:redo': ({ changes }) => changes().redo(),
  'trash:list': ({ trash }) => trash().list(query),
  'trash:purge': ({ trash }) => trash().purge('lamp'),
  'trash:purgeAll': ({ trash }) => trash().purgeAll(),
} satisfies Record<string, (database: Database) => Promise<DatabaseResult<unknown>>>;
type Operation = keyof typeof operations;

/** What an operation answers with when the deployment sends this. */
async function answerTo(operation: Operation, sent: Value): Promise<DatabaseResult<unknown>> {
  const { open } = await start({ code: codeAnswering({ [operation]: () => sent }) });
  return operations[operation](open());
}

describe('what the deployment sends is understood', () => {
  const page = { changes: [change, { ...change, before: null, revertedBy: 'another' }], keptFor: 1000 };
  it.each<[Operation, Value]>([
    ['changes:list', page],
    ['changes:list', { ...page, next: 'more' }],
    ['changes:get', { ...change, batchId: 'batch', reverts: 'another' }],
    ['changes:snapshot', { change, fields }],
    ['changes:batch', { ...batch, reverts: 'another', reversion }],
    ['changes:revert', { change, left: ['name'] }],
    ['changes:restoreTo', { left: [] }],
    ['changes:revertBatch', { ...batch, reversion }],
    ['trash:list', { items: [trashed], total: 1, keptFor: 1000 }],
    ['trash:purgeAll', 3],
  ])('%s', async (operation, sent) => {
    expect(valueOf(await answerTo(operation, sent))).toEqual(sent);
  });

  it.each<Operation>(['changes:undo', 'changes:redo'])(
    '%s: a change, a batch, nothing, or why not',
    async (name) => {
      const ofChange = { change, reversion: { change, left: [] } };
      expect(valueOf(await answerTo(name, { outcome: ofChange }))).toEqual(ofChange);
      const ofBatch = { batch: { ...batch, reversion } };
      expect(valueOf(await answerTo(name, { outcome: ofBatch }))).toEqual(ofBatch);
      expect(valueOf(await answerTo(name, {}))).toBeUndefined();
      const refusal = { kind: 'NotFound', id: 'lamp', message: 'It is in the trash.' };
      expect(errorOf(await answerTo(name, { refusal }), 'NotFound')).toEqual(refusal);
    },
  );
});

describe('what the deployment sends and is not what was asked for is a SerializationError', () => {
  it.each<[Operation, string, Value, place: string]>([
    ['changes:list', 'a list', [change], 'the whole'],
    ['changes:list', 'a page without a time', { changes: [] }, 'keptFor'],
    ['changes:list', 'a cursor that is none', { changes: [], keptFor: 1, next: 5 }, 'next'],
    [
      'changes:list',
      'a change without an author',
      { changes: [{ ...change, actor: null }], keptFor: 1 },
      'changes.0.actor',
    ],
    ['changes:get', 'a change of a kind that nobody knows', { ...change, kind: 'lost' }, 'kind'],
    ['changes:get', 'a change with a field that is none', { ...change, before: { name: 5 } }, 'before.name'],
    ['changes:snapshot', 'a part of an item', { change, fields: { name: 'Lamp' } }, 'fields.description'],
    ['changes:batch', 'a batch of less than nothing', { ...batch, size: -1 }, 'size'],
    ['changes:revert', 'a field that nobody knows', { left: ['colour'] }, 'left.0'],
    ['changes:restoreTo', 'nothing', null, 'the whole'],
    [
      'changes:revertBatch',
      'progress without an end',
      { ...batch, reversion: { ...reversion, isDone: 1 } },
      'reversion.isDone',
    ],
    ['changes:undo', 'a batch without its progress', { outcome: { batch } }, 'outcome'],
    ['changes:redo', 'an error that is none', { refusal: { kind: 'Strange' } }, 'refusal.kind'],
    [
      'trash:list',
      'an item without a time',
      { items: [{ item, deletedBy: actor }], total: 1, keptFor: 1 },
      'items.0.deletedAt',
    ],
    ['trash:purge', 'an item', item, 'the whole'],
    ['trash:purgeAll', 'half an item', 0.5, 'the whole'],
  ])('%s: %s', async (operation, _what, sent, place) => {
    const error = errorOf(await answerTo(operation, sent), 'SerializationError');
    expect(error.cause?.message).toMatch(new RegExp(`^${place}: `));
  });

  it('whoever watches the record, a batch, Undo and the trash', async () => {
    const names = ['page', 'get', 'changes:list', 'changes:batch', 'changes:undoState', 'trash:list'];
    const wrong = codeAnswering(Object.fromEntries(names.map((name) => [name, () => 'wrong'])));
    const { open, deployment } = await start({ code: wrong });
    const database = open();
    const recorders = watchAll(database);
    await database.healthCheck();
    await deployment.settled();
    for (const recorder of recorders) checkedError(recorder.takeErrors()[0], 'SerializationError');
    expect(recorders).toHaveLength(names.length);
  });
});

test('what a newer deployment sends besides is left out', async () => {
  const sent = { ...change, colour: 'green', actor: { ...actor, role: 'editor' } };
  expect(valueOf(await answerTo('changes:get', sent))).toEqual(change);
});
