import { expect, it } from 'vitest';
import type { DatabaseResult } from '../../shared/database/database.ts';
import { LiveResult } from '../../shared/database/live-result.ts';
import { success } from '../../shared/database/results.ts';
import { createRecorder } from '../contract/recorder.ts';

it('tells who was left out, when somebody else joins, although what handles errors of observers fails itself', () => {
  let state: DatabaseResult<number> = success(1);
  const live = new LiveResult<number>(() => state);
  const mistake = new Error('mistake');
  const fail = (error: unknown) => {
    throw error;
  };
  const second = createRecorder<number>();
  live.subscribe({ next: (value) => value === 2 && fail(mistake), error: fail });
  live.subscribe(second);
  live.deliver(fail);
  state = success(2);
  expect(() => live.deliver(fail)).toThrow(mistake);
  expect(second.takeValues()).toEqual([1]);
  const third = createRecorder<number>();
  live.subscribe(third);
  live.deliver(fail);
  expect([second.takeValues(), third.takeValues()]).toEqual([[2], [2]]);
});
