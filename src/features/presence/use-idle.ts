import { useEffect, useState } from 'react';
import { idleAfter } from '../../../shared/database/presence.ts';
import { signs } from '../../lib/use-touched.ts';

/** Signs come by the hundred. In ms. */
const noticedEvery = 1000;

/** Whether nobody has done anything at this page for {@link idleAfter}. */
export function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const ended = new AbortController();
    let noticed = -Infinity;
    let timer: ReturnType<typeof setTimeout>;
    const onSign = () => {
      if (performance.now() - noticed < noticedEvery) return;
      noticed = performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => setIsIdle(true), idleAfter);
      setIsIdle(false);
    };
    onSign();
    for (const sign of signs) addEventListener(sign, onSign, { passive: true, signal: ended.signal });
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, []);
  return isIdle;
}
