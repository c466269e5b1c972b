import { useMemo, type ReactNode } from 'react';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { Button } from '../../components/ui/button.tsx';
import { PlayIcon } from '../../components/ui/icons.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { useWatchChanges } from '../../lib/use-changes.ts';
import type { Pause } from '../../lib/use-pause.ts';
import { SumBar } from './sum-bar.tsx';
import { saySum, sumPage } from './sum-up.ts';

interface PausedSummaryProps {
  pause: Pause;
  onResume: () => void;
}

/** While live updates are paused: what others have done since, and the way on. */
export function PausedSummary({ pause: { since }, onResume }: PausedSummaryProps) {
  const resume = (
    <Button onClick={onResume}>
      <PlayIcon />
      Resume
    </Button>
  );
  if (since?.ok) return <Meanwhile since={since.value} action={resume} />;
  return <SumBar action={resume}>{since?.error.message}</SumBar>;
}

function Meanwhile({ since, action }: { since: number; action: ReactNode }) {
  const me = useDatabase().actor;
  const { value, error } = useWatchChanges({ from: since, limit: queryLimits.changes });
  const sum = useMemo(() => value && sumPage(value, me), [value, me]);
  const text = sum && (saySum(sum) || 'Nobody else has changed anything');
  return (
    <SumBar sum={sum} span={{ since }} action={action}>
      {text && `${text} meanwhile.`} {error?.message}
    </SumBar>
  );
}
