import { expect, test, vi } from 'vitest';
import { action, mutation, recordUpdates } from '../support/convex/test-clients.ts';
import { patience } from '../support/patience.ts';
import { startNotes, type Scene } from './start.ts';

const chest = { room: 'attic', text: 'a chest' };
const inAttic = { room: 'attic', count: 10 };

const countNotes = ({ deployment }: Scene) =>
  deployment.run(async ({ db }) => (await db.query('notes').collect()).length);

test('a mutation whose answer was lost is sent again, and has run once', async () => {
  const scene = await startNotes();
  scene.deployment.dropNext('beforeResponse');
  await scene.connect().mutation(mutation('notes:add'), chest);
  expect(await countNotes(scene)).toBe(1);
  expect(scene.deployment.executionsOf('notes:add')).toBe(1);
});

test('sabotage: without the log of requests it has run twice', async () => {
  const scene = await startNotes({ recognisesRetries: false });
  scene.deployment.dropNext('beforeResponse');
  await scene.connect().mutation(mutation('notes:add'), chest);
  expect(await countNotes(scene)).toBe(2);
});

test('a mutation that was cut off before it ran, runs when it is sent again', async () => {
  const scene = await startNotes();
  scene.deployment.dropNext('beforeMutation');
  await scene.connect().mutation(mutation('notes:add'), chest);
  expect(scene.deployment.executionsOf('notes:add')).toBe(1);
});

test('another client sees at once what the writer does not know yet', async () => {
  const { deployment, connect } = await startNotes();
  const seen = recordUpdates(connect(), 'notes:first', inAttic);
  await vi.waitFor(() => expect(seen.answers).toEqual([[]]), patience);
  deployment.hold('beforeResponse');
  let isAnswered = false;
  const answered = connect()
    .mutation(mutation('notes:add'), chest)
    .then(() => (isAnswered = true));
  await vi.waitFor(() => expect(seen.answers.at(-1)).toMatchObject([chest]), patience);
  expect(isAnswered).toBe(false);
  deployment.release('beforeResponse');
  await answered;
});

test('a mutation that is held before it runs has written nothing', async () => {
  const scene = await startNotes();
  scene.deployment.hold('beforeMutation');
  const answered = scene.connect().mutation(mutation('notes:add'), chest);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await countNotes(scene)).toBe(0);
  scene.deployment.release('beforeMutation');
  await answered;
  expect(await countNotes(scene)).toBe(1);
});

test('delays are waited for, and the order of messages is kept', async () => {
  const { deployment, connect } = await startNotes();
  const client = connect();
  const seen = recordUpdates(client, 'notes:first', inAttic);
  await vi.waitFor(() => expect(seen.answers).toEqual([[]]), patience);
  Object.assign(deployment.delays, { beforeMutation: 40, beforeResponse: 40, eachMessage: 40 });
  const start = performance.now();
  await client.mutation(mutation('notes:add'), chest);
  expect(performance.now() - start).toBeGreaterThan(115);
  await deployment.settled();
  expect(seen.answers).toMatchObject([[], [chest]]);
});

test('killed and restarted, it has its port and its data, and its clients come back', async () => {
  const scene = await startNotes();
  const { deployment } = scene;
  const client = scene.connect();
  const seen = recordUpdates(client, 'notes:first', inAttic);
  await client.mutation(mutation('notes:add'), chest);
  await deployment.kill();
  await expect(fetch(`${deployment.url}/version`)).rejects.toThrow('fetch failed');
  await vi.waitFor(() => expect(client.connectionState().isWebSocketConnected).toBe(false), patience);
  const queued = client.mutation(mutation('notes:add'), {
    room: 'attic',
    text: 'written while it was dead',
  });
  await deployment.restart();
  await queued;
  await deployment.settled();
  expect(await countNotes(scene)).toBe(2);
  expect(seen.answers.at(-1)).toMatchObject([chest, { text: 'written while it was dead' }]);
});

test('killed while a mutation ran, it has not run it twice after the restart', async () => {
  const scene = await startNotes();
  const { deployment } = scene;
  deployment.hold('beforeResponse');
  const answered = scene.connect().mutation(mutation('notes:add'), chest);
  await vi.waitFor(async () => expect(await countNotes(scene)).toBe(1), patience);
  await deployment.kill();
  deployment.release('beforeResponse');
  await deployment.restart();
  await answered;
  expect(await countNotes(scene)).toBe(1);
});

test('dropped connections are opened again, and watched queries go on', async () => {
  const { deployment, connect } = await startNotes();
  const seen = recordUpdates(connect(), 'notes:first', inAttic);
  await vi.waitFor(() => expect(seen.answers).toHaveLength(1), patience);
  deployment.dropConnections();
  await deployment.execute('mutation', 'notes:add', chest);
  await vi.waitFor(() => expect(seen.answers.at(-1)).toMatchObject([chest]), patience);
});

test('an action in flight fails with its connection', async () => {
  const { deployment, connect } = await startNotes();
  const client = connect();
  const seen = recordUpdates(client, 'notes:first', inAttic);
  await vi.waitFor(() => expect(seen.answers).toHaveLength(1), patience);
  // Its answer does not come before the connection is dropped.
  deployment.delays.eachMessage = 60_000;
  const running = client.action(action('notes:addByAction'), chest);
  await vi.waitFor(() => expect(deployment.executionsOf('notes:addByAction')).toBe(1), patience);
  deployment.dropConnections();
  await expect(running).rejects.toThrow('Connection lost while action was in flight');
});
