import { useSyncExternalStore } from 'react';

/** Keeps in this browser when somebody was last here, to say what others did while nobody was. */

/** From the end of the last visit to the beginning of this one, ms since 1970. */
export interface Absence {
  readonly from: number;
  readonly to: number;
}

interface Visit {
  /** When somebody was last seen here. */
  readonly seen?: number | undefined;
  /** The last absence, as long as nobody has let it go. */
  readonly absence?: Absence | undefined;
}

/** Milliseconds after which somebody who comes back has been away. */
const awayTime = 30 * 60_000;
const beat = 60_000;

let key = '';
let visit: Visit = {};
const listeners = new Set<() => void>();

const isTime = (value: unknown): value is number => typeof value === 'number' && value > 0;

/** Anything may stand in the storage; only times are believed. */
function read(): Visit {
  try {
    const [seen, from, to] = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown[];
    const isKnown = visit.absence?.to === to;
    const absence = isTime(from) && isTime(to) ? { from, to } : undefined;
    return { seen: isTime(seen) ? seen : undefined, absence: isKnown ? visit.absence : absence };
  } catch {
    // A browser that keeps nothing: then each visit is the first.
    return visit;
  }
}

function write(next: Visit): void {
  const isNews = next.absence !== visit.absence;
  visit = next;
  try {
    localStorage.setItem(key, JSON.stringify([next.seen, next.absence?.from, next.absence?.to]));
  } catch {
    // As above.
  }
  if (isNews) for (const listener of listeners) listener();
}

/** Somebody is here. */
function note(): void {
  const { seen, absence } = read();
  const now = Date.now();
  const isBack = seen !== undefined && now - seen > awayTime;
  write({ seen: now, absence: isBack ? { from: seen, to: now } : absence });
}

/** Keeps the time while the page can be seen, apart for each kind of database. Answers how to stop. */
export function keepVisits(database: string): () => void {
  key = `estuary.visit.${database}`;
  const noteIfSeen = () => {
    if (!document.hidden) note();
  };
  noteIfSeen();
  const timer = setInterval(noteIfSeen, beat);
  document.addEventListener('visibilitychange', note);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', note);
  };
}

/** The absence is no news any more. */
export function forgetAbsence(): void {
  write({ seen: Date.now() });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The absence that ended with this visit. */
export const useAbsence = (): Absence | undefined => useSyncExternalStore(subscribe, () => visit.absence);
