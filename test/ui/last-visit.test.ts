import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetAbsence, keepVisits, useAbsence } from '../../src/lib/last-visit.ts';

const minute = 60_000;
let stop = () => {};

/** Opens the page, as a visit of the database. */
function visit(database = 'memory') {
  stop();
  stop = keepVisits(database);
  return renderHook(useAbsence).result;
}

function setHidden(isHidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

/** Lets time pass with the page closed. */
function leaveFor(ms: number): void {
  stop();
  stop = () => {};
  vi.setSystemTime(Date.now() + ms);
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 23, 12) });
});

afterEach(() => {
  stop();
  forgetAbsence();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('The last visit', () => {
  it('is none for somebody who comes for the first time', () => {
    expect(visit().current).toBeUndefined();
  });

  it('is not spoken of to somebody who was away for a moment', () => {
    visit();
    leaveFor(30 * minute);
    expect(visit().current).toBeUndefined();
  });

  it('is kept until it ended, and when this one began', () => {
    const begin = Date.now();
    visit();
    act(() => void vi.advanceTimersByTime(5 * minute));
    leaveFor(40 * minute);
    expect(visit().current).toEqual({ from: begin + 5 * minute, to: begin + 45 * minute });
  });

  it('stays in mind while the page is reloaded, until it is let go', () => {
    visit();
    leaveFor(40 * minute);
    const absence = visit().current;
    leaveFor(minute);
    expect(visit().current).toEqual(absence);
    act(forgetAbsence);
    expect(visit().current).toBeUndefined();
    leaveFor(minute);
    expect(visit().current).toBeUndefined();
  });

  it('ends when the page cannot be seen any more, and another begins when it can', () => {
    const begin = Date.now();
    const absence = visit();
    setHidden(true);
    act(() => void vi.advanceTimersByTime(60 * minute));
    expect(absence.current).toBeUndefined();
    setHidden(false);
    expect(absence.current).toEqual({ from: begin, to: begin + 60 * minute });
  });

  it('goes on in another tab', () => {
    const absence = visit();
    setHidden(true);
    act(() => void vi.advanceTimersByTime(60 * minute));
    // The other tab has kept the time meanwhile.
    localStorage.setItem('estuary.visit.memory', JSON.stringify([Date.now() - minute]));
    setHidden(false);
    expect(absence.current).toBeUndefined();
  });

  it('is kept for each database apart', () => {
    visit('convex');
    leaveFor(40 * minute);
    expect(visit('memory').current).toBeUndefined();
    expect(visit('convex').current).toBeDefined();
  });

  it('is none when the storage holds nonsense', () => {
    for (const text of ['{', '5', 'null', '["yesterday"]', '[-1, {}, true]']) {
      localStorage.setItem('estuary.visit.memory', text);
      expect(visit().current).toBeUndefined();
    }
  });

  it('is none in a browser that keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('Blocked');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('Blocked');
    });
    expect(visit().current).toBeUndefined();
  });
});
