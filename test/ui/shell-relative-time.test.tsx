import { act, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelativeTime } from '../../src/components/ui/relative-time.tsx';

const now = Date.UTC(2026, 5, 15, 12, 0, 0);
const minute = 60_000;
const day = 24 * 60 * minute;

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a relative time', () => {
  it.each([
    [0, 'just now'],
    [-5_000, 'just now'],
    // Of a machine whose clock is an hour behind.
    [-60 * minute, 'just now'],
    [5 * minute, '5 min. ago'],
    [3 * 60 * minute, '3 hr. ago'],
    [day, 'yesterday'],
    [3 * day, '3 days ago'],
    [45 * day, '1 mo. ago'],
    [800 * day, '2 yr. ago'],
  ])('of %i ms ago reads %s', (age, text) => {
    render(<RelativeTime time={now - age} />);
    expect(screen.getByText(text)).toHaveAttribute('dateTime', new Date(now - age).toISOString());
  });

  it('gives the absolute time with its zone', () => {
    render(<RelativeTime time={now} />);
    expect(screen.getByText('just now').dataset['absolute']).toMatch(/Jun 1[45], 2026, \d+:00 [AP]M \S+/);
  });

  it('stays true as time goes by, and renders only when its text changes', () => {
    const onRender = vi.fn();
    render(
      <Profiler id="time" onRender={onRender}>
        <RelativeTime time={now} />
        <RelativeTime time={now - 40 * day} />
      </Profiler>,
    );
    act(() => {
      vi.advanceTimersByTime(50_000);
    });
    expect(onRender).toHaveBeenCalledTimes(1);
    act(() => {
      vi.advanceTimersByTime(10_000);
    });
    expect(screen.getByText('1 min. ago')).toBeVisible();
    expect(onRender).toHaveBeenCalledTimes(2);
  });
});
