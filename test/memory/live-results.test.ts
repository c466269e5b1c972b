import { expect, test } from 'vitest';
import { success } from '../../shared/database/results.ts';
import { Deliveries } from '../../shared/database/memory/deliveries.ts';
import { LiveResults } from '../../shared/database/memory/live-results.ts';
import { createRecorder } from '../contract/recorder.ts';

/** Lists of words, by the letter that they begin with. */
function createLive() {
  const words: string[] = [];
  let reads = 0;
  const read = (letter: string) => {
    reads += 1;
    return success(words.filter((word) => word.startsWith(letter)));
  };
  const live = new LiveResults<string, string[]>(new Deliveries(() => undefined), read, (found) =>
    found.join(),
  );
  const add = (word: string) => {
    words.push(word);
    live.markStale((letter) => word.startsWith(letter));
  };
  return { live, add, reads: () => reads };
}

const settled = () => Promise.resolve();

test('those who watch the same are told the very same, which is read once a turn', async () => {
  const { live, add, reads } = createLive();
  const [one, other] = [createRecorder<string[]>(), createRecorder<string[]>()];
  live.watch('a', one);
  live.watch('a', other);
  add('apple');
  add('ape');
  await settled();
  expect(reads()).toBe(1);
  const [told] = one.takeValues();
  expect(told).toEqual(['apple', 'ape']);
  expect(other.takeValues()[0]).toBe(told);
});

test('what does not concern a query is not read for it, and what leaves it as it is not told', async () => {
  const { live, add, reads } = createLive();
  const recorder = createRecorder<string[]>();
  live.watch('a', recorder);
  await settled();
  recorder.take();
  add('bean');
  await settled();
  expect(reads()).toBe(1);
  live.markStale(() => true);
  await settled();
  expect(reads()).toBe(2);
  expect(recorder.take()).toEqual([]);
});

test('nothing is left behind when the last observer has gone, even twice', async () => {
  const { live, add, reads } = createLive();
  const first = live.watch('a', createRecorder());
  const second = live.watch('a', createRecorder());
  await settled();
  first();
  first();
  expect(live.isEmpty).toBe(false);
  second();
  expect(live.isEmpty).toBe(true);
  const recorder = createRecorder<string[]>();
  live.watch('a', recorder);
  second();
  expect(live.isEmpty).toBe(false);
  add('apple');
  await settled();
  expect(recorder.takeValues()).toEqual([['apple']]);
  expect(reads()).toBe(2);
});
