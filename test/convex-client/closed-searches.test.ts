import { setTimeout } from 'node:timers/promises';
import { ConvexError } from 'convex/values';
import { expect, it, vi } from 'vitest';
import type { ItemPage } from '../../shared/database/database.ts';
import { createRecorder, type Recorder } from '../contract/recorder.ts';
import { patience } from '../support/patience.ts';
import { codeAnswering } from './answering-code.ts';
import { start, type Scene } from './start.ts';

/** Searches that are closed again and again are opened again and again, but not without a pause. In real time. */

/** Longer than the pause, shorter than two of them, ms. */
const onePause = 1500;

function watch(database: ReturnType<Scene['open']>, search: string): Recorder<ItemPage> {
  const recorder = createRecorder<ItemPage>();
  database.items().watchPage({ search, limit: 10, offset: 0 }, recorder);
  return recorder;
}

it('more searches than stay open can be watched, and none of them stays behind for long', async () => {
  const { deployment, member, open } = await start();
  const database = open();
  const told = Array.from({ length: 53 }, (_, index) => watch(database, `tiller ${index}`));
  for (const recorder of told)
    await vi.waitFor(() => expect(recorder.take()).toMatchObject([{ value: { total: 0 } }]), patience);
  const openings = () => deployment.executionsOf('items:openSearch');
  const before = openings();
  await setTimeout(onePause);
  // Three are closed at any time.
  expect(openings() - before).toBeLessThanOrEqual(6);
  const name = `Tiller ${told.map((_, index) => index).join(' ')}`;
  await deployment.execute('mutation', 'items:create', { name }, member.identity);
  for (const recorder of told)
    await vi.waitFor(() => expect(recorder.take()).toMatchObject([{ value: { total: 1 } }]), patience);
});

it('a search that is closed before it was looked for is opened again', async () => {
  const issues = [{ path: ['search'], message: 'Not open.' }];
  const { deployment, open } = await start({
    code: codeAnswering({
      page() {
        throw new ConvexError({ kind: 'ValidationError', issues, message: 'Not open.' });
      },
      openSearch: () => null,
    }),
  });
  const told = watch(open(), 'til');
  const openings = () => deployment.executionsOf('items:openSearch');
  await vi.waitFor(() => expect(openings()).toBe(1), patience);
  await setTimeout(onePause);
  expect(openings()).toBeLessThanOrEqual(2);
  await vi.waitFor(() => expect(openings()).toBeGreaterThanOrEqual(2), patience);
  expect(told.take()).toEqual([]);
});
