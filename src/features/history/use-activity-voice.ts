import { useEffect, useRef } from 'react';
import { announce } from '../../lib/announcer.ts';
import { countOf } from '../../lib/format.ts';
import type { useActivity } from './use-activity.ts';

/** Says to screen readers what others see: what was found for a filter, what has come in, and that changes wait. */
export function useActivityVoice(activity: ReturnType<typeof useActivity>, filter: string): void {
  const { journal, rows, waitingCount } = activity;
  const { isLoaded, isStale, hasOlder, fresh } = journal;
  const isShown = isLoaded && !isStale;

  const said = useRef(filter);
  const count = rows.length;
  useEffect(() => {
    if (!isShown || said.current === filter) return;
    said.current = filter;
    announce(
      count === 0 ? 'No change matches.' : `${countOf(count, 'change')}${hasOlder ? ' and more' : ''}.`,
    );
  }, [isShown, filter, count, hasOlder]);

  const waits = waitingCount > 0;
  useEffect(() => {
    if (waits) announce('Changes are waiting to be shown.');
  }, [waits]);

  const heard = useRef(0);
  const freshCount = fresh.size;
  useEffect(() => {
    if (waits) return;
    if (freshCount > heard.current) announce(`${countOf(freshCount - heard.current, 'new change')}.`);
    heard.current = freshCount;
  }, [waits, freshCount]);
}
