import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DatabaseResult } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { RelativeTime } from '../../src/components/ui/relative-time.tsx';
import { tellOwnWrites } from '../../src/lib/own-writes.ts';
import { wrapItems } from '../support/wrap-repository.ts';

/** What the clock of the database says, at the beginning; the one of this machine is so many ms ahead. */
const start = Date.UTC(2026, 5, 15, 12, 0, 0);
const hour = 60 * 60 * 1000;
let ahead = 0;
const databaseNow = () => Date.now() - ahead;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(async () => {
  // What was learnt is the page's: a clock that is right again is noticed by the next write.
  ahead = 0;
  await create();
  vi.useRealTimers();
});

/** A database that is reached after `delay`, and whose answer takes `lateness`, ms. */
function open(delay = 0, lateness = 0) {
  const memory = createMemoryDatabase({ now: databaseNow });
  const after = async <T,>(write: () => Promise<DatabaseResult<T>>) => {
    vi.advanceTimersByTime(delay);
    const answer = await write();
    vi.advanceTimersByTime(lateness);
    return answer;
  };
  const slow = wrapItems(memory, (items) => ({
    create: (...args) => after(() => items.create(...args)),
    update: (...args) => after(() => items.update(...args)),
  }));
  return tellOwnWrites(slow).items();
}

async function create(delay?: number, lateness?: number) {
  const items = open(delay, lateness);
  const created = await items.create({ name: 'Skiff' });
  if (!created.ok) throw new Error(created.error.message);
  return { items, item: created.value };
}

/** How what has just happened reads. */
function justNow(): string {
  const { unmount, container } = render(<RelativeTime time={databaseNow()} />);
  const text = container.textContent;
  unmount();
  return text;
}

it('of a machine that is ahead is learnt from what is created there, and shown at once', async () => {
  ahead = hour;
  render(<RelativeTime time={databaseNow()} />);
  expect(screen.getByText('1 hr. ago')).toBeVisible();
  await act(() => create());
  expect(screen.getByText('just now')).toBeVisible();
});

it('is learnt from an edit, too, and not from one that changed nothing', async () => {
  const { items, item } = await create();
  await vi.advanceTimersByTimeAsync(2 * hour);
  await items.update(item.id, { name: 'Skiff', baseVersion: item.version });
  expect(justNow()).toBe('just now');
  const before = render(<RelativeTime time={databaseNow() - hour} />);
  expect(before.container.textContent).toBe('1 hr. ago');
  ahead = hour;
  expect(justNow()).toBe('1 hr. ago');
  await items.update(item.id, { name: 'Dory', baseVersion: item.version });
  expect(justNow()).toBe('just now');
});

it.each([
  [3 * hour, 0],
  [0, 3 * hour],
])(
  'is right where it is right, though a write waits %i ms, and its answer %i ms',
  async (delay, lateness) => {
    await create(delay, lateness);
    const { container } = render(<RelativeTime time={databaseNow() - 2 * hour} />);
    expect(container.textContent).toBe('2 hr. ago');
  },
);

it('is not forgotten for a write that has waited', async () => {
  ahead = hour;
  await create();
  await create(3 * hour);
  expect(justNow()).toBe('just now');
  const { container } = render(<RelativeTime time={databaseNow() - 2 * hour} />);
  expect(container.textContent).toBe('2 hr. ago');
});

it('that is set right meanwhile is noticed by the next write', async () => {
  ahead = hour;
  await create();
  ahead = 0;
  await create();
  const { container } = render(<RelativeTime time={databaseNow() - 2 * hour} />);
  expect(container.textContent).toBe('2 hr. ago');
});
