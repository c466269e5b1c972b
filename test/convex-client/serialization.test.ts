import type { Value } from 'convex/values';
import { describe, expect, it, test } from 'vitest';
import type { DatabaseResult, ItemPage, ItemRepository } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { checkedError, errorOf, valueOf } from '../contract/contract.ts';
import { createRecorder } from '../contract/recorder.ts';
import { toItem } from '../support/item-arbitraries.ts';
import { query } from './all-operations.ts';
import { codeAnswering } from './answering-code.ts';
import { start } from './start.ts';

const lamp = {
  ...toItem({ name: 'Lamp', description: '', status: 'draft', tags: [] }),
  // A list that may be written to, which is what goes over the wire.
  tags: ['a'],
};
const { status: _, ...withoutStatus } = lamp;

type Ask = (items: ItemRepository) => Promise<DatabaseResult<unknown>>;
const operations = {
  list: (items) => items.list(query),
  count: (items) => items.count(),
  get: (items) => items.get('lamp'),
  create: (items) => items.create({ name: 'Lamp' }),
  createMany: (items) => items.createMany([{ name: 'Lamp' }]),
  update: (items) => items.update('lamp', { name: 'Torch' }),
  delete: (items) => items.delete('lamp'),
  restore: (items) => items.restore('lamp'),
} satisfies Record<string, Ask>;
type Operation = keyof typeof operations;

/** What an operation answers with when the deployment sends this. */
async function answerTo(operation: Operation, sent: Value): Promise<DatabaseResult<unknown>> {
  const { open } = await start({ code: codeAnswering({ [operation]: () => sent }) });
  return operations[operation](open().items());
}

describe('what the deployment sends and is not what was asked for is a SerializationError', () => {
  it.each<[Operation, string, Value, place: string]>([
    ['get', 'an item without a field', withoutStatus, 'status'],
    ['get', 'an item with a field of another type', { ...lamp, version: '3' }, 'version'],
    ['get', 'an item of a version that cannot be', { ...lamp, version: 0 }, 'version'],
    ['get', 'an item of a status that nobody knows', { ...lamp, status: 'lost' }, 'status'],
    ['get', 'an item without an id', { ...lamp, id: '' }, 'id'],
    ['get', 'an item with tags that are no texts', { ...lamp, tags: ['a', 1] }, 'tags.1'],
    ['get', 'nothing', null, 'the whole'],
    ['list', 'a text', 'lamps', 'the whole'],
    ['list', 'a list with something that is no item', [lamp, withoutStatus], '1.status'],
    ['count', 'a text', '3', 'the whole'],
    ['count', 'less than nothing', -1, 'the whole'],
    ['count', 'a part of one', 0.5, 'the whole'],
    ['create', 'nothing', null, 'the whole'],
    ['createMany', 'an item instead of a list', lamp, 'the whole'],
    ['update', 'an item without a field', withoutStatus, 'status'],
    ['delete', 'an item', lamp, 'the whole'],
    ['restore', 'a list', [lamp], 'the whole'],
  ])('%s: %s', async (operation, _what, sent, place) => {
    const error = errorOf(await answerTo(operation, sent), 'SerializationError');
    expect(error.message).toContain('npx convex deploy');
    expect(error.cause?.message).toMatch(new RegExp(`^${place}: `));
  });

  it.each<[string, Value, place: string]>([
    ['without a total', { items: [lamp] }, 'total'],
    ['with a total that cannot be', { items: [lamp], total: -1 }, 'total'],
    ['with something that is no item', { items: [withoutStatus], total: 1 }, 'items.0.status'],
    ['that is a list', [lamp], 'the whole'],
  ])('a watched page %s', async (_what, sent, place) => {
    const { open, deployment } = await start({ code: codeAnswering({ page: () => sent }) });
    const recorder = createRecorder<ItemPage>();
    const database = open();
    database.items().watchPage(query, recorder);
    await database.healthCheck();
    await deployment.settled();
    const [error] = recorder.takeErrors();
    expect(checkedError(error, 'SerializationError').cause?.message).toMatch(new RegExp(`^${place}: `));
  });

  it('a watched item without a field', async () => {
    const { open, deployment } = await start({ code: codeAnswering({ get: () => withoutStatus }) });
    const recorder = createRecorder<Item>();
    const database = open();
    database.items().watchItem('lamp', recorder);
    await database.healthCheck();
    await deployment.settled();
    const [error] = recorder.takeErrors();
    expect(checkedError(error, 'SerializationError').cause?.message).toMatch(/^status: /);
  });
});

test('what a newer deployment sends besides is left out', async () => {
  const item = valueOf(await answerTo('get', { ...lamp, colour: 'green' }));
  expect(item).toEqual(lamp);
});

test('an item that breaks a rule of the form is shown all the same', async () => {
  const wordy = { ...lamp, name: ' '.repeat(300) };
  expect(valueOf(await answerTo('get', wordy))).toEqual(wordy);
});
