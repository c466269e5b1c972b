import { v } from 'convex/values';
import { beforeEach, describe, expect, test } from 'vitest';
import { api } from '../../convex/_generated/api.js';
import * as background from '../../convex/background.ts';
import * as counts from '../../convex/counts.ts';
import { requireShape } from '../../convex/model/arguments.ts';
import {
  parseCreate,
  parseCreateMany,
  parseFilter,
  parseQuery,
  parseUpdate,
} from '../../shared/database/requests.ts';
import { notFound } from '../../shared/database/results.ts';
import { purgedItem } from '../../shared/database/revert-rules.ts';
import type { DatabaseError, DatabaseResult } from '../../shared/database/database.ts';
import { callPublic, isPublic, publicFunctions } from './public-functions.ts';
import { signIn, startConvexTest, type ConvexTest } from './start-convex-test.ts';

let t: ConvexTest;
let id: string;
/** Of the change that created the item, and of an item in the trash. */
let changeId: string;
let trashedId: string;
/** Of somebody who is a member, too. */
let memberId: string;
let spaceId: string;
const batch = { id: 'batch-one', title: 'Import' };

const tables = [
  'items',
  'searchTexts',
  'uncounted',
  'changes',
  'batches',
  'purges',
  'emptyings',
  'spaces',
  'searches',
] as const;
/** Everything that is stored. */
const stored = () =>
  t.run(async ({ db }) => await Promise.all(tables.map((table) => db.query(table).take(10))));

/** What a refused call has thrown; nothing may have been written. */
async function refusalOf(name: string, args: object): Promise<unknown> {
  const before = await stored();
  const refusal = await callPublic(t, name, args).then(
    (value: unknown) => expect.unreachable(`${name} has answered ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  expect(await stored()).toEqual(before);
  return refusal;
}

beforeEach(async () => {
  t = await startConvexTest();
  memberId = (await signIn(t.nobody, 'Ben')).member.id;
  spaceId = (await t.mutation(api.spaces.create, {})).id;
  ({ id } = await t.mutation(api.items.create, { name: 'Tiller', batch }));
  changeId = (await t.query(api.changes.list, { limit: 1 })).changes[0]?.id ?? '';
  ({ id: trashedId } = await t.mutation(api.items.create, { name: 'Anchor' }));
  await t.mutation(api.items.delete, { id: trashedId });
});

const right: Record<string, () => object> = {
  'health:ping': () => ({}),
  'items:page': () => ({ limit: 1, offset: 0 }),
  'items:list': () => ({ limit: 1, offset: 0 }),
  'items:search': () => ({ search: 'x', limit: 1, offset: 0 }),
  'items:openSearch': () => ({ search: 'x', limit: 1, offset: 0 }),
  'items:count': () => ({}),
  'items:get': () => ({ id }),
  'items:create': () => ({ name: 'Rudder' }),
  'items:createMany': () => ({ items: [{ name: 'Rudder' }] }),
  'items:update': () => ({ id, name: 'Rudder' }),
  'items:delete': () => ({ id }),
  'items:restore': () => ({ id }),
  'changes:list': () => ({ limit: 1 }),
  'changes:get': () => ({ id: changeId }),
  'changes:snapshot': () => ({ id: changeId }),
  'changes:batch': () => ({ id: batch.id }),
  'changes:revert': () => ({ id: changeId }),
  'changes:restoreTo': () => ({ itemId: id, changeId }),
  'changes:revertBatch': () => ({ id: batch.id }),
  'changes:undo': () => ({}),
  'changes:redo': () => ({}),
  'changes:undoState': () => ({}),
  'trash:list': () => ({ limit: 1, offset: 0 }),
  'trash:purge': () => ({ id: trashedId }),
  'trash:purgeAll': () => ({}),
  'presence:enter': () => ({ tab: 'tab-of-somebody' }),
  'presence:leave': () => ({ tab: 'tab-of-somebody' }),
  'presence:list': () => ({ room: 'no-such-room' }),
  'presence:tell': () => ({ tab: 'tab-of-somebody', isEditing: false, isIdle: false }),
  'auth:signIn': () => ({ refreshToken: 'spent|over' }),
  'auth:signOut': () => ({}),
  'members:me': () => ({}),
  'members:list': () => ({}),
  'members:changeRole': () => ({ id: memberId, role: 'viewer' }),
  'members:remove': () => ({ id: memberId }),
  'members:seen': () => ({}),
  'members:signOutEverywhere': () => ({}),
  'spaces:create': () => ({}),
  'spaces:list': () => ({}),
  'spaces:enter': () => ({ space: spaceId, from: spaceId }),
  'spaces:clear': () => ({ space: spaceId }),
  'invitations:create': () => ({ email: 'eve@example.org', role: 'viewer' }),
};

test('the public functions are those that are meant to be', () => {
  expect([...publicFunctions.keys()].sort()).toEqual(Object.keys(right).sort());
});

describe.each([...publicFunctions.keys()])('%s', (name) => {
  const args = () => right[name]?.() ?? {};

  test('says what it takes and what it gives', () => {
    const shapes = publicFunctions.get(name);
    expect(shapes?.args).toMatchObject({ type: 'object' });
    expect(shapes?.returns).toHaveProperty('type');
    expect(shapes?.returns).not.toMatchObject({ type: 'any' });
  });

  test('refuses an unknown argument', async () => {
    for (const unknown of ['unknown', 'toString']) {
      expect(await refusalOf(name, { ...args(), [unknown]: 1 })).toMatchObject({
        data: {
          kind: 'ValidationError',
          issues: [
            { path: [], message: expect.stringContaining(`has an unknown field: ${unknown}.`) as unknown },
          ],
        },
      });
    }
  });
});

/** With the places of what is wrong. */
const wrongTypes: [string, object, (string | number)[][]][] = [
  ['items:page', { limit: '1', offset: 0 }, [['limit']]],
  ['items:list', { limit: 1, offset: null }, [['offset']]],
  ['items:list', {}, [['limit'], ['offset']]],
  ['items:page', { limit: 1, offset: 0, sort: { field: 'id', direction: 'asc' } }, [['sort', 'field']]],
  ['items:page', { limit: 1, offset: 0, sort: { field: 'name' } }, [['sort', 'direction']]],
  ['items:page', { limit: 1, offset: 0, sort: { field: 'name', direction: 'asc', nulls: 1 } }, [['sort']]],
  ['items:search', { limit: 1, offset: 0 }, [['search']]],
  ['items:count', { status: 'lost' }, [['status']]],
  ['items:get', { id: 5 }, [['id']]],
  ['items:get', { id: null }, [['id']]],
  ['items:create', {}, [['name']]],
  ['items:create', { name: 5 }, [['name']]],
  ['items:create', { name: 'x', tags: 'y' }, [['tags']]],
  ['items:create', { name: 'x', tags: [1] }, [['tags', 0]]],
  ['items:create', { name: 'x', status: 'lost' }, [['status']]],
  ['items:create', { name: 'x', version: 3 }, [[]]],
  ['items:createMany', { items: { name: 'x' } }, [['items']]],
  ['items:createMany', { items: [{ name: 'x' }, { name: 'y', id: 'z' }] }, [['items', 1]]],
  ['items:createMany', { items: [{ name: 'x' }, null] }, [['items', 1]]],
  ['items:createMany', { items: [{ name: 'x', constructor: 'y' }] }, [['items', 0]]],
  ['items:delete', {}, [['id']]],
  ['items:delete', { id: 'x', batch: { id: 'batch-one' } }, [['batch', 'title']]],
  ['changes:list', {}, [['limit']]],
  ['changes:list', { limit: 1, kind: 'lost' }, [['kind']]],
  ['changes:restoreTo', { itemId: 'x', changeId: 'y', fields: ['version'] }, [['fields', 0]]],
  ['changes:undo', { actor: 'x' }, [[]]],
  ['trash:list', { limit: 1 }, [['offset']]],
  ['members:changeRole', { id: 'x', role: 'owner' }, [['role']]],
  ['presence:tell', { tab: 'x', isEditing: 'no', isIdle: 0 }, [['isEditing'], ['isIdle']]],
  ['auth:signIn', { provider: 'github' }, [['provider']]],
  ['auth:signIn', { provider: 'password', params: 'none' }, [['params']]],
  [
    'auth:signIn',
    { provider: 'password', params: { flow: 'signIn', email: 'a@example.org' } },
    [['params', 'password']],
  ],
];

test.each(wrongTypes)('%s refuses the types of %j, and says where', async (name, args, places) => {
  const error = (await refusalOf(name, args)) as { readonly data: DatabaseError };
  expect(error.data).toMatchObject({
    kind: 'ValidationError',
    issues: places.map((path) => ({ path, message: expect.stringMatching(/ .*\.$/) as unknown })),
  });
});

test('an object that brings a prototype of its own is refused', () => {
  const shape = v.object({ name: v.optional(v.string()) });
  const args = Object.assign(Object.create({ name: 'x' }) as object, { name: 'y' });
  expect(() => requireShape(shape, args)).toThrow('must be an object');
  expect(requireShape(shape, { name: 'y' })).toEqual({ name: 'y' });
});

test('types that are wrong are refused in the words that other databases have for them', async () => {
  const query = { limit: 'all', offset: 0, sort: { field: 'size', direction: 'asc' } };
  const answer = parseQuery(query as never);
  if (answer.ok) throw new Error('This is not wrong.');
  expect(await refusalOf('items:page', query)).toMatchObject({ data: answer.error });
  expect(await refusalOf('members:changeRole', { id: 'x', role: 'owner' })).toMatchObject({
    data: { message: 'role must be one of viewer, admin.' },
  });
});

/** The answer must be word for word what any database gives. */
type Refused = [string, () => object, () => DatabaseResult<unknown>];
const queries = [
  { limit: 0, offset: 0 },
  { limit: -1, offset: 0 },
  { limit: 1.5, offset: 0 },
  { limit: 1001, offset: 0 },
  { limit: Number.NaN, offset: 0 },
  { limit: 1, offset: -1 },
  { limit: 1, offset: 0.5 },
  { limit: 1, offset: 0, search: 'x'.repeat(501) },
];
const requests = [
  { name: '' },
  { name: '   ' },
  { name: 'x'.repeat(201) },
  { name: 'a\u0000b' },
  { name: 'x', description: 'x'.repeat(2 * 1024 * 1024) },
  { name: 'x', tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) },
  { name: 'x', tags: [''] },
];
const tooMany = { items: Array.from({ length: 501 }, () => ({ name: 'x' })) };
const wrongValues: Refused[] = [
  ...['items:page', 'items:list', 'items:search', 'items:openSearch'].flatMap((name) =>
    queries.map((query): Refused => {
      const args = name.endsWith('earch') ? { search: 'x', ...query } : query;
      return [name, () => args, () => parseQuery(args)];
    }),
  ),
  ['items:openSearch', () => ({ search: 'x'.repeat(501) }), () => parseFilter({ search: 'x'.repeat(501) })],
  ['items:count', () => ({ search: 'x'.repeat(501) }), () => parseFilter({ search: 'x'.repeat(501) })],
  ...requests.flatMap((request): Refused[] => [
    ['items:create', () => request, () => parseCreate(request)],
    ['items:update', () => ({ id, ...request }), () => parseUpdate(request)],
    [
      'items:createMany',
      () => ({ items: [{ name: 'x' }, request] }),
      () => parseCreateMany([{ name: 'x' }, request]),
    ],
  ]),
  ['items:createMany', () => tooMany, () => parseCreateMany(tooMany.items)],
  ...[0, -1, 1.5].map((baseVersion): Refused => [
    'items:update',
    () => ({ id, name: 'x', baseVersion }),
    () => parseUpdate({ name: 'x', baseVersion }),
  ]),
];

test.each(wrongValues.map((row, index) => [row[0], index, row] as const))(
  '%s refuses wrong values in the words of every database (%i)',
  async (name, _index, [, args, answer]) => {
    const expected = answer();
    if (expected.ok) throw new Error('This is not wrong.');
    expect(expected.error.kind).toBe('ValidationError');
    expect(await refusalOf(name, args())).toMatchObject({ data: expected.error });
  },
);

test.each(['items:get', 'items:update', 'items:delete', 'items:restore'])(
  '%s knows no id that is malformed, of another table or unknown',
  async (name) => {
    const { id: otherId } = await t.mutation(api.items.create, { name: 'Gone' });
    await t.run(async ({ db }) => {
      const found = await db.query('items').order('desc').first();
      if (found?._id === otherId) await db.delete('items', found._id);
    });
    const ofAnotherTable = await t.run(async ({ db }) => (await db.query('searchTexts').first())?._id ?? '');
    for (const wrong of ['', 'x', '../items', 'é'.repeat(40), ofAnotherTable]) {
      expect(await refusalOf(name, { id: wrong })).toMatchObject({ data: notFound(wrong) });
    }
    const gone = name === 'items:restore' ? purgedItem(otherId) : notFound(otherId);
    expect(await refusalOf(name, { id: otherId })).toMatchObject({ data: gone });
  },
);

test('what is deleted is there for restore alone', async () => {
  await t.mutation(api.items.delete, { id });
  for (const [name, args] of [
    ['items:get', { id }],
    ['items:update', { id, name: 'x' }],
    ['items:delete', { id }],
  ] as const) {
    expect(await refusalOf(name, args)).toMatchObject({ data: notFound(id) });
  }
});

test('an update is refused for a version that is not there yet, and for one that is gone', async () => {
  expect(await refusalOf('items:update', { id, name: 'x', baseVersion: 2 })).toMatchObject({
    data: { kind: 'ValidationError', issues: [{ path: ['baseVersion'] }] },
  });
  const current = await t.mutation(api.items.update, { id, name: 'Helm', tags: ['brass'] });
  const stale = { id, name: 'Wheel', description: '', tags: ['wood'], baseVersion: 1 };
  expect(await refusalOf('items:update', stale)).toMatchObject({
    data: {
      kind: 'ConflictError',
      current,
      contested: [
        { field: 'name', base: 'Tiller', theirs: 'Helm', mine: 'Wheel' },
        { field: 'tags', base: [], theirs: ['brass'], mine: ['wood'] },
      ],
    },
  });
  const same = { id, name: 'Helm', baseVersion: 1 };
  expect(await t.mutation(api.items.update, same)).toEqual(current);
});

test.each([
  ['keeps the counts', counts],
  ['goes on in the background', background],
])('what %s cannot be called from outside', (_, module) => {
  const exports: unknown[] = Object.values(module);
  expect(exports.length).toBeGreaterThan(3);
  expect(exports.filter(isPublic)).toEqual([]);
});
