import { useEffect, useState } from 'react';

/** Whole seconds until `until` (as performance.now() counts), live; 0 when it is over, or there is nothing to wait for. */
export function useSecondsLeft(until: number | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => (until === undefined ? undefined : countDown(until, setLeft)), [until]);
  return until === undefined ? 0 : left;
}

/** The same for what asks to wait, from when it is first rendered; a refusal that is another object begins anew. */
export function useSecondsToWait(refusal: { readonly retryAfter: number }): number {
  const [left, setLeft] = useState(Math.ceil(refusal.retryAfter / 1000));
  useEffect(() => countDown(performance.now() + refusal.retryAfter, setLeft), [refusal]);
  return left;
}

function countDown(until: number, tell: (secondsLeft: number) => void): () => void {
  const tick = () => tell(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
  tick();
  const timer = setInterval(tick, 250);
  return () => clearInterval(timer);
}
