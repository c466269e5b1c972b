import { useEffect } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { rateLimited } from '../../../shared/database/results.ts';
import { Notice } from '../../components/ui/notice.tsx';
import { announce } from '../../lib/announcer.ts';
import { useSecondsToWait } from '../../lib/use-seconds-left.ts';

interface PutOffProps {
  error: DatabaseError & { readonly kind: 'RateLimited' };
}

/** Instead of rows, where there are none from before: a search that has to wait, and goes on by itself. */
export function PutOffScreen({ error }: PutOffProps) {
  return <Notice title="The search has to wait" text={`${usePutOffText(error)} That is done by itself.`} />;
}

/** Above the rows that were found before. */
export function PutOffBand({ error }: PutOffProps) {
  return (
    <p className="border-b border-line bg-contest-soft px-4 py-1.5">
      {usePutOffText(error)} That is done by itself; what you see is from before.
    </p>
  );
}

/** Counted down on the screen, and said once. */
function usePutOffText(error: PutOffProps['error']): string {
  const secondsLeft = useSecondsToWait(error);
  const { message } = error;
  useEffect(() => announce(`${message} That is done by itself.`), [message]);
  return secondsLeft > 0 ? rateLimited(secondsLeft * 1000).message : 'That was too often. Searching again…';
}
