import { ConvexError, type Value } from 'convex/values';
import { expect, test, vi } from 'vitest';
import { action, mutation, query, recordUpdates } from '../support/convex/test-clients.ts';
import { patience } from '../support/patience.ts';
import { startNotes } from './start.ts';

const inAttic = { room: 'attic', count: 10 };

test('a write of one client reaches the other, and its own promise resolves', async () => {
  const { deployment, connect } = await startNotes();
  const seen = recordUpdates(connect(), 'notes:first', inAttic);
  await vi.waitFor(() => expect(seen.answers).toEqual([[]]), patience);
  const id = await connect().mutation(mutation('notes:add'), { room: 'attic', text: 'a chest' });
  await deployment.settled();
  expect(seen.answers.slice(1)).toMatchObject([[{ _id: id, text: 'a chest' }]]);
});

test('what another has not changed is not sent again', async () => {
  const { deployment, connect } = await startNotes();
  const seen = recordUpdates(connect(), 'notes:whoAmI');
  await vi.waitFor(() => expect(seen.answers).toEqual([null]), patience);
  await connect().mutation(mutation('notes:add'), { room: 'attic', text: 'a chest' });
  await deployment.settled();
  expect(seen.answers).toEqual([null]);
});

test('nothing arrives after unsubscribing', async () => {
  const { deployment, connect } = await startNotes();
  const client = connect();
  const seen = recordUpdates(client, 'notes:first', inAttic);
  await vi.waitFor(() => expect(seen.answers).toEqual([[]]), patience);
  seen.unsubscribe();
  await client.mutation(mutation('notes:add'), { room: 'attic', text: 'a chest' });
  await deployment.settled();
  expect(seen.answers).toEqual([[]]);
  expect(deployment.executionsOf('notes:first')).toBe(1);
});

test('the data of an expected failure comes with it, and nothing was written', async () => {
  const { deployment, connect } = await startNotes();
  const client = connect();
  const refused = await client.mutation(mutation('notes:refuse'), {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConvexError);
  expect((refused as ConvexError<Value>).data).toEqual({ kind: 'Refused', since: 1n });
  expect(await deployment.run(({ db }) => db.query('notes').collect())).toEqual([]);
});

test('an unexpected failure is explained, or in production only named', async () => {
  const open = await startNotes();
  await expect(open.connect().mutation(mutation('notes:crash'), {})).rejects.toThrow(
    'a secret of the server',
  );
  const redacted = await startNotes({ redactErrors: true });
  const error: unknown = await redacted
    .connect()
    .mutation(mutation('notes:crash'), {})
    .catch((caught: unknown) => caught);
  expect((error as Error).message).toMatch(/\[Request ID: \w+\] Server Error/);
  expect((error as Error).message).not.toContain('secret');
});

test('arguments are checked before the function runs', async () => {
  const { connect } = await startNotes();
  const call = connect().mutation(mutation('notes:add'), { room: 'attic', text: 1 });
  await expect(call).rejects.toThrow('ArgumentValidationError');
});

test('a function that is not there, is internal or of another type is refused by name', async () => {
  const { connect } = await startNotes({ withoutFunctions: ['notes:time'] });
  const client = connect();
  const missing = (path: string) => `Could not find public function for '${path}'`;
  for (const path of ['notes:none', 'none:add', 'notes:time', 'notes:addInternally', 'notes:toString']) {
    await expect(client.mutation(mutation(path), {})).rejects.toThrow(missing(path));
  }
  const call = client.mutation(mutation('notes:whoAmI'), {});
  await expect(call).rejects.toThrow(
    'Trying to execute notes:whoAmI as Mutation, but it is defined as Query.',
  );
  const seen = recordUpdates(client, 'notes:none');
  await vi.waitFor(() => expect(seen.answers).toHaveLength(1), patience);
  expect(String(seen.answers[0])).toContain(missing('notes:none'));
});

test('what scheduled functions and actions write reaches subscriptions', async () => {
  const { deployment, connect } = await startNotes();
  const client = connect();
  const seen = recordUpdates(client, 'notes:first', inAttic);
  await client.mutation(mutation('notes:addLater'), { room: 'attic', text: 'a later chest' });
  await deployment.finishScheduled();
  await deployment.settled();
  expect(seen.answers.at(-1)).toMatchObject([{ text: 'a later chest' }]);
  await client.action(action('notes:addByAction'), { room: 'attic', text: 'an actual chest' });
  await deployment.settled();
  expect(seen.answers.at(-1)).toMatchObject([{ text: 'a later chest' }, { text: 'an actual chest' }]);
});

test('the clock of the server goes, is moved, and is nobody else’s', async () => {
  const { deployment, connect } = await startNotes();
  const client = connect();
  deployment.advance(86_400_000);
  const before = Date.now();
  const [now, date] = (await client.mutation(mutation('notes:time'), {})) as [number, number];
  expect(now - before).toBeGreaterThanOrEqual(86_400_000);
  expect(now - before).toBeLessThan(86_400_000 + 60_000);
  expect(date - now).toBeLessThan(1_000);
  const [from, there, to] = [Date.now(), deployment.now() - 86_400_000, Date.now()];
  expect(there).toBeGreaterThanOrEqual(from);
  expect(there).toBeLessThanOrEqual(to);
});

test('a clock that stands is exact', async () => {
  const { deployment, connect } = await startNotes({ clockStandsAt: 1_000 });
  deployment.advance(234);
  expect(await connect().mutation(mutation('notes:time'), {})).toEqual([1_234, 1_234]);
});

test('two deployments in one process know nothing of each other', async () => {
  const [one, other] = await Promise.all([startNotes(), startNotes()]);
  const [a, b] = [one.connect(), other.connect()];
  const note = { room: 'attic', text: 'a chest' };
  await Promise.all(Array.from({ length: 20 }, () => a.mutation(mutation('notes:add'), note)));
  expect(await a.query(query('notes:first'), { ...inAttic, count: 100 })).toHaveLength(20);
  expect(await b.query(query('notes:first'), inAttic)).toEqual([]);
});
