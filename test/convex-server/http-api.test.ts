import { ConvexHttpClient } from 'convex/browser';
import { expect, onTestFinished, test } from 'vitest';
import { addMember } from '../support/convex/add-member.ts';
import { mutation, query } from '../support/convex/test-clients.ts';
import { startTestDeployment } from '../support/convex/test-deployment.ts';

/** The project's own functions, as a client in any language calls them: by their names, over HTTP. */

interface Answer {
  readonly status: number;
  readonly body: {
    readonly status?: string;
    readonly value?: unknown;
    readonly errorMessage?: string;
    readonly errorData?: unknown;
    readonly code?: string;
  };
}

async function start(options: Parameters<typeof startTestDeployment>[0] = {}) {
  const deployment = await startTestDeployment(options);
  onTestFinished(() => deployment.close());
  const { token } = await addMember(deployment, 'A service');
  const post = async (endpoint: string, body: string): Promise<Answer> => {
    const response = await fetch(deployment.url + endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body,
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const call = async (type: string, path: string, args: object) =>
    (await post(`/api/${type}`, JSON.stringify({ path, args, format: 'json' }))).body;
  return { deployment, token, post, call };
}

const chest = { name: 'Chest', description: 'Of oak' };
const unknownId = 'k57b2s0nq9y1d8';

test('items:create {name, description} answers with the item', async () => {
  const { call } = await start();
  const { status, value } = await call('mutation', 'items:create', chest);
  expect(status).toBe('success');
  expect(value).toEqual({
    ...chest,
    id: expect.any(String) as string,
    status: 'draft',
    tags: [],
    createdAt: expect.any(Number) as number,
    updatedAt: expect.any(Number) as number,
    version: 1,
  });
});

test('items:list {limit, offset}, items:count {} and items:get {id} read what was created', async () => {
  const { call } = await start();
  const created: unknown[] = [];
  for (const name of ['a', 'b', 'c'])
    created.push((await call('mutation', 'items:create', { ...chest, name })).value);
  expect(await call('query', 'items:list', { limit: 2, offset: 1 })).toMatchObject({
    value: created.slice(1),
  });
  expect(await call('query', 'items:count', {})).toMatchObject({ value: 3 });
  const [, second] = created as { id: string }[];
  expect(await call('query', 'items:get', { id: second?.id })).toMatchObject({ value: second });
});

test('items:update {id, name, description} writes both and counts the version', async () => {
  const { call } = await start();
  const { value: created } = await call('mutation', 'items:create', chest);
  const { id } = created as { id: string };
  const change = { id, name: 'Trunk', description: 'Of pine' };
  const { value: updated } = await call('mutation', 'items:update', change);
  expect(updated).toMatchObject({ ...change, version: 2 });
  expect(await call('query', 'items:get', { id })).toMatchObject({ value: updated });
});

test('items:delete {id} takes the item out of list, count and get', async () => {
  const { call } = await start();
  const { value: created } = await call('mutation', 'items:create', chest);
  const { id } = created as { id: string };
  expect(await call('mutation', 'items:delete', { id })).toMatchObject({ status: 'success', value: null });
  expect(await call('query', 'items:count', {})).toMatchObject({ value: 0 });
  expect(await call('query', 'items:list', { limit: 10, offset: 0 })).toMatchObject({ value: [] });
  expect(await call('query', 'items:get', { id })).toMatchObject({ errorData: { kind: 'NotFound', id } });
});

test('the other functions answer by their names too', async () => {
  const { call } = await start();
  expect(await call('query', 'health:ping', {})).toMatchObject({ status: 'success', value: null });
  const { value } = await call('mutation', 'items:createMany', { items: [{ name: 'a' }, { name: 'b' }] });
  const [first, second] = value as { id: string }[];
  const page = { limit: 10, offset: 0 };
  expect(await call('query', 'items:page', page)).toMatchObject({
    value: { items: [first, second], total: 2 },
  });
  await call('mutation', 'items:openSearch', { ...page, search: 'b' });
  expect(await call('query', 'items:search', { ...page, search: 'b' })).toMatchObject({
    value: { items: [second], total: 1 },
  });
  await call('mutation', 'items:delete', { id: first?.id });
  expect(await call('mutation', 'items:restore', { id: first?.id })).toMatchObject({ value: first });
});

test('five hundred items at once are within the limits of a transaction, and are counted at once', async () => {
  const { call } = await start();
  const items = Array.from({ length: 500 }, (_, index) => ({ name: `Item ${index}` }));
  const { status, value } = await call('mutation', 'items:createMany', { items });
  expect(status).toBe('success');
  expect(value).toHaveLength(500);
  expect(await call('query', 'items:count', {})).toMatchObject({ value: 500 });
});

test.for([
  ['query', 'items:get', { id: unknownId }, { kind: 'NotFound', id: unknownId }],
  [
    'mutation',
    'items:update',
    { id: unknownId, name: 'a', description: '' },
    { kind: 'NotFound', id: unknownId },
  ],
  ['mutation', 'items:delete', { id: unknownId }, { kind: 'NotFound', id: unknownId }],
  ['mutation', 'items:restore', { id: unknownId }, { kind: 'NotFound', id: unknownId }],
  [
    'mutation',
    'items:create',
    { name: ' ', description: '' },
    { kind: 'ValidationError', issues: [{ path: ['name'] }] },
  ],
  [
    'query',
    'items:list',
    { limit: 0, offset: 0 },
    { kind: 'ValidationError', issues: [{ path: ['limit'] }] },
  ],
] as const)('%s %s %j is refused with the kind of the error as data', async ([type, path, args, data]) => {
  const { call } = await start();
  const answer = await call(type, path, args);
  expect(answer).toMatchObject({ status: 'error', errorData: data });
  expect(answer.errorData).toHaveProperty('message', expect.any(String));
});

test.for([
  ['an unknown field', 'items:create', { ...chest, owner: 'me' }, []],
  ['a wrong type', 'items:create', { ...chest, name: 5 }, ['name']],
  ['a missing field', 'items:update', { name: 'a' }, ['id']],
  ['an unknown status', 'items:create', { ...chest, status: 'lost' }, ['status']],
  [
    'a wrong type within a list',
    'items:createMany',
    { items: [chest, { name: null }] },
    ['items', 1, 'name'],
  ],
] as const)('%s is a ValidationError in production, too', async ([, path, args, place]) => {
  const { call } = await start({ redactErrors: true });
  const answer = await call('mutation', path, args);
  expect(answer).toMatchObject({
    status: 'error',
    errorData: { kind: 'ValidationError', issues: [{ path: place }] },
  });
  expect(await call('query', 'items:count', {})).toMatchObject({ value: 0 });
});

test('two megabytes of description reach the function, which refuses them', async () => {
  const { call } = await start();
  const answer = await call('mutation', 'items:create', { ...chest, description: 'x'.repeat(2_000_000) });
  expect(answer.errorData).toMatchObject({ kind: 'ValidationError', issues: [{ path: ['description'] }] });
});

test('more than sixteen megabytes are refused before any function', async () => {
  const { deployment, post } = await start();
  const args = { ...chest, description: 'x'.repeat(17 * 1024 * 1024) };
  const answer = await post('/api/mutation', JSON.stringify({ path: 'items:create', args }));
  expect(answer).toMatchObject({ status: 413, body: { code: 'BodyTooLarge' } });
  expect(deployment.executionsOf('items:create')).toBe(0);
});

test('the official HTTP client gets values, and the data of errors', async () => {
  const { deployment, token } = await start();
  const client = new ConvexHttpClient(deployment.url, { auth: token });
  const created = (await client.mutation(mutation('items:create'), chest)) as { id: string };
  expect(await client.query(query('items:get'), { id: created.id })).toEqual(created);
  await expect(client.query(query('items:get'), { id: unknownId })).rejects.toMatchObject({
    data: { kind: 'NotFound', id: unknownId },
  });
});

test('a function may be called without saying its type, or by its address', async () => {
  const { call, post } = await start();
  expect(await call('function', 'items:count', {})).toMatchObject({ value: 0 });
  expect(await post('/api/run/items/count', '{"args":{}}')).toMatchObject({
    status: 200,
    body: { value: 0 },
  });
});

test('internal functions and unknown ones cannot be called', async () => {
  const { call } = await start();
  for (const path of ['counts:countUncounted', 'items:nothing', 'model/pages:readPage', 'schema:default']) {
    const answer = await call('function', path, {});
    expect(answer).toMatchObject({ status: 'error' });
    expect(answer.errorMessage).toContain(`Could not find public function for '${path}'`);
    expect(answer).not.toHaveProperty('errorData');
  }
});

test('what is not a call is answered as such', async () => {
  const { deployment, post } = await start();
  expect(await post('/api/query', 'nonsense')).toMatchObject({ status: 400, body: { code: 'BadJsonBody' } });
  expect(await post('/api/query', '{"args":{}}')).toMatchObject({ status: 400 });
  expect(await post('/api/nothing', '{}')).toMatchObject({ status: 404 });
  expect((await fetch(`${deployment.url}/version`)).status).toBe(200);
  expect((await fetch(`${deployment.url}/api/query`, { method: 'OPTIONS' })).status).toBe(204);
});
