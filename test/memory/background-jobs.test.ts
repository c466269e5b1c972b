import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { BackgroundJobs } from '../../shared/database/memory/background-jobs.ts';

/** A job that writes down each of its steps. */
function createJobs() {
  const jobs = new BackgroundJobs();
  const done: string[] = [];
  const start = (subject: string, name: string, steps: number) => {
    let step = 0;
    jobs.start(subject, () => {
      step += 1;
      done.push(`${name}${step}`);
      return step < steps;
    });
  };
  return { jobs, done, start };
}

test('the first step is taken at once, and what is done by then needs no other turn', async () => {
  const { jobs, done, start } = createJobs();
  start('x', 'a', 1);
  start('x', 'b', 2);
  expect(done).toEqual(['a1', 'b1']);
  await jobs.finish();
  expect(done).toEqual(['a1', 'b1', 'b2']);
});

test('each other step has a turn of its own, so that everybody else gets one, too', async () => {
  const { jobs, done, start } = createJobs();
  start('x', 'a', 4);
  const finished = jobs.finish();
  const seen = new Set<number>();
  while (done.length < 4) {
    seen.add(done.length);
    await setImmediate();
  }
  await finished;
  expect([...seen]).toEqual([1, 2, 3]);
});

test('what is about the same is done in order, what is not takes turns', async () => {
  const { jobs, done, start } = createJobs();
  start('x', 'a', 2);
  start('x', 'b', 2);
  start('y', 'c', 3);
  expect(done).toEqual(['a1', 'c1']);
  await jobs.finish();
  expect(done).toEqual(['a1', 'c1', 'a2', 'c2', 'b1', 'c3', 'b2']);
});

test('closing leaves everything where it is, and nobody waits for it', async () => {
  const { jobs, done, start } = createJobs();
  start('x', 'a', 5);
  const finished = jobs.finish();
  jobs.close();
  await finished;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(done).toEqual(['a1']);
});
