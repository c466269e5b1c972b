import type { Unsubscribe } from '../../database/database.ts';

/** As often as the deployment notes it, ms. */
const seenEvery = 5 * 60_000;

/** Calls `note` now and, while the page is looked at, every five minutes. */
export function keepSeen(note: () => void): Unsubscribe {
  const page = typeof document === 'undefined' ? undefined : document;
  let notedAt = -Infinity;
  const noteIfDue = () => {
    if (page?.visibilityState === 'hidden' || performance.now() - notedAt < seenEvery) return;
    notedAt = performance.now();
    note();
  };
  noteIfDue();
  const timer = setInterval(noteIfDue, seenEvery / 5);
  page?.addEventListener('visibilitychange', noteIfDue);
  return () => {
    clearInterval(timer);
    page?.removeEventListener('visibilitychange', noteIfDue);
  };
}
