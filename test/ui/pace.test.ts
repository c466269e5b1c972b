import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inPace } from '../../src/lib/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells at once of what comes by itself', () => {
  const onChange = vi.fn();
  const { tell } = inPace(onChange);
  tell();
  expect(onChange).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
  tell();
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('tells of many in a row once in each tenth of a second, and of the last one at the end', () => {
  const onChange = vi.fn();
  const { tell } = inPace(onChange);
  for (let time = 0; time < 250; time += 10) {
    tell();
    vi.advanceTimersByTime(10);
  }
  expect(onChange).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(4);
});

it('tells nobody who has stopped it', () => {
  const onChange = vi.fn();
  const { tell, stop } = inPace(onChange);
  tell();
  tell();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
});
