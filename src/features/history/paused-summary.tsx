import { useMemo, type ReactNode } from 'react';
import type { Database } from '../../../shared/database/database.ts';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { success } from '../../../shared/database/results.ts';
import { Button } from '../../components/ui/button.tsx';
import { PlayIcon } from '../../components/ui/icons.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { useAnswer } from '../../lib/use-answer.ts';
import { useWatchChanges } from '../../lib/use-changes.ts';
import { SumBar } from './sum-bar.tsx';
import { saySum, sumPage } from './sum-up.ts';

/**
 * The first moment after all that is on record, ms: by the clock of the record, which may not be that of
 * this browser.
 */
async function findNow(database: Database, limit: number) {
  const page = await database.changes().list({ limit });
  if (!page.ok) return page;
  const [newest] = page.value.changes;
  return success(newest ? newest.at + 1 : 0);
}

interface PausedSummaryProps {
  onResume: () => void;
}

/** While live updates are paused: what others have done since, and the way on. */
export function PausedSummary({ onResume }: PausedSummaryProps) {
  const { value: since, error } = useAnswer(findNow, 1);
  const resume = (
    <Button onClick={onResume}>
      <PlayIcon />
      Resume
    </Button>
  );
  if (since !== undefined) return <Meanwhile since={since} action={resume} />;
  return (
    <SumBar action={resume}>
      <span className="font-medium">Paused.</span> {error?.message}
    </SumBar>
  );
}

function Meanwhile({ since, action }: { since: number; action: ReactNode }) {
  const me = useDatabase().actor;
  const { value, error } = useWatchChanges({ from: since, limit: queryLimits.changes });
  const sum = useMemo(() => value && sumPage(value, me), [value, me]);
  const text = sum && (saySum(sum) || 'Nothing has changed');
  return (
    <SumBar sum={sum} span={{ since }} action={action}>
      <span className="font-medium">Paused.</span> {text && `${text} meanwhile.`} {error?.message}
    </SumBar>
  );
}
