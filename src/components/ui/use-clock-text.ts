import { useSyncExternalStore } from 'react';
import { onClockChange, presentTime } from './clock.ts';

/** Texts about time, kept true by one clock for all of them: only a text that changes is rendered. */

const tick = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const notifyAll = () => listeners.forEach((notify) => notify());
onClockChange(notifyAll);

function subscribe(listener: () => void): () => void {
  timer ??= setInterval(notifyAll, tick);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What is to be said at the present time, ms since 1970, as the database counts. */
export const useClockText = (textAt: (now: number) => string): string =>
  useSyncExternalStore(subscribe, () => textAt(presentTime()));
