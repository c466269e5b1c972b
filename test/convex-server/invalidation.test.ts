import { expect, test, vi } from 'vitest';
import { mutation, recordUpdates } from '../support/convex/test-clients.ts';
import { patience } from '../support/patience.ts';
import { startNotes, type Scene } from './start.ts';

type Note = readonly [room: string, text: string];

/** Watches with the one client and writes with the other; answers with how often the query has run because of it. */
async function countRuns(
  { deployment, connect }: Scene,
  watched: { readonly path: string; readonly args: Record<string, string | number> },
  write: (
    add: (...note: Note) => Promise<unknown>,
    edit: (id: string | undefined, text: string) => Promise<unknown>,
  ) => Promise<unknown>,
): Promise<number> {
  const seen = recordUpdates(connect(), watched.path, watched.args);
  await vi.waitFor(() => expect(seen.answers).toHaveLength(1), patience);
  const before = deployment.executionsOf(watched.path);
  const writer = connect();
  await write(
    (room, text) => writer.mutation(mutation('notes:add'), { room, text }),
    (id, text) => writer.mutation(mutation('notes:edit'), { id, text }),
  );
  await deployment.settled();
  return deployment.executionsOf(watched.path) - before;
}

const addAll = async ({ deployment }: Scene, notes: readonly Note[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const [room, text] of notes)
    ids.push((await deployment.execute('mutation', 'notes:add', { room, text })) as string);
  return ids;
};

test('a range of an index: what is written beside it runs nothing', async () => {
  const scene = await startNotes();
  const watched = { path: 'notes:first', args: { room: 'attic', count: 10 } };
  expect(await countRuns(scene, watched, (add) => add('cellar', 'wine'))).toBe(0);
  expect(await countRuns(scene, watched, (add) => add('attic', 'a chest'))).toBe(2);
});

test('a range that was not read to its end: what is written behind the last document runs nothing', async () => {
  const scene = await startNotes();
  await addAll(scene, [
    ['attic', 'b'],
    ['attic', 'd'],
  ]);
  const watched = { path: 'notes:first', args: { room: 'attic', count: 2 } };
  expect(await countRuns(scene, watched, (add) => add('attic', 'e'))).toBe(0);
});

test('a range that was not read to its end: what is written before the last document runs it', async () => {
  const scene = await startNotes();
  await addAll(scene, [
    ['attic', 'b'],
    ['attic', 'd'],
  ]);
  const watched = { path: 'notes:first', args: { room: 'attic', count: 2 } };
  expect(await countRuns(scene, watched, (add) => add('attic', 'c'))).toBe(1);
});

test('what leaves a range and what comes into it runs it', async () => {
  const scene = await startNotes();
  const [inside] = await addAll(scene, [
    ['attic', 'b'],
    ['attic', 'd'],
    ['attic', 'f'],
  ]);
  const watched = { path: 'notes:first', args: { room: 'attic', count: 2 } };
  expect(await countRuns(scene, watched, (_add, edit) => edit(inside, 'z'))).toBe(1);
});

test('a document: only its own changes run it', async () => {
  const scene = await startNotes();
  const [mine, other] = await addAll(scene, [
    ['attic', 'mine'],
    ['attic', 'other'],
  ]);
  const watched = { path: 'notes:get', args: { id: mine ?? '' } };
  expect(await countRuns(scene, watched, (_add, edit) => edit(other, 'changed'))).toBe(0);
  expect(await countRuns(scene, watched, (_add, edit) => edit(mine, 'changed'))).toBe(2);
});

test('a search: only what matches its words and filters runs it', async () => {
  const scene = await startNotes();
  const watched = { path: 'notes:search', args: { room: 'attic', words: 'oak' } };
  const write = async (add: (...note: Note) => Promise<unknown>) => {
    await add('attic', 'a pine chest');
    await add('cellar', 'an oak barrel');
  };
  expect(await countRuns(scene, watched, write)).toBe(0);
  expect(await countRuns(scene, watched, (add) => add('attic', 'an oak chest'))).toBe(2);
});

test('a write that was rolled back runs nothing', async () => {
  const scene = await startNotes();
  const watched = { path: 'notes:first', args: { room: 'refused', count: 10 } };
  const refuse = () =>
    scene
      .connect()
      .mutation(mutation('notes:refuse'), {})
      .catch(() => undefined);
  expect(await countRuns(scene, watched, refuse)).toBe(0);
});

test('pages keep their ends when something is written between them', async () => {
  const scene = await startNotes();
  await addAll(scene, [
    ['attic', 'a'],
    ['attic', 'b'],
    ['attic', 'c'],
  ]);
  const seen = recordUpdates(scene.connect(), 'notes:page', { numItems: 2, cursor: null });
  await vi.waitFor(() => expect(seen.answers).toHaveLength(1), patience);
  await scene.deployment.run(async ({ db }) => {
    const first = await db.query('notes').first();
    if (first !== null) await db.delete(first['_id'] as never);
  });
  await scene.deployment.settled();
  expect(seen.answers.at(-1)).toMatchObject({ page: [{ text: 'b' }] });
});
