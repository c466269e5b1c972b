import { useEffect } from 'react';
import type { Database } from '../../../shared/database/database.ts';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { Button } from '../../components/ui/button.tsx';
import { CloseIcon } from '../../components/ui/icons.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { forgetAbsence, useAbsence, type Absence } from '../../lib/last-visit.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { SumBar } from './sum-bar.tsx';
import { saySum, sumPage } from './sum-up.ts';

const readAbsence = (database: Database, { from, to }: Absence) =>
  database.changes().list({ from, to, limit: queryLimits.changes });

/** What others did while nobody was here, until it is dismissed; nothing where they did nothing. */
export function AbsenceNotice() {
  const absence = useAbsence();
  return absence && <SinceLastVisit absence={absence} />;
}

function SinceLastVisit({ absence }: { absence: Absence }) {
  const me = useDatabase().actor;
  const { value } = useAnswer(readAbsence, absence);
  const sum = value && sumPage(value, me);
  const text = sum && saySum(sum);
  useEffect(() => {
    if (text) announce(`Since you were last here: ${text}.`);
  }, [text]);

  if (!text) return null;
  const { from, to } = absence;
  return (
    <SumBar
      sum={sum}
      span={{ since: from, until: to }}
      action={
        <Button variant="quiet" isIcon aria-label="Dismiss" onClick={forgetAbsence}>
          <CloseIcon />
        </Button>
      }
    >
      <span className="font-medium">Since you were last here</span>, <RelativeTime time={from} />: {text}.
    </SumBar>
  );
}
