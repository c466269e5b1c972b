import { useEffect, useState } from 'react';

/** Events that nobody causes who is not there. */
export const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Whether there has been a sign of a person at this page. */
export function useTouched(): boolean {
  const [isTouched, setIsTouched] = useState(false);
  useEffect(() => {
    const heard = new AbortController();
    const onSign = () => {
      heard.abort();
      setIsTouched(true);
    };
    for (const sign of signs) addEventListener(sign, onSign, { passive: true, signal: heard.signal });
    return () => heard.abort();
  }, []);
  return isTouched;
}
