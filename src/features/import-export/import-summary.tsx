import { useState } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import type { ImportPlan } from './import-plan.ts';
import { describeTally } from './import-sentences.ts';
import type { Tally } from './import-state.ts';
import { PhaseTitle } from './phase-title.tsx';
import { WrongRows } from './wrong-rows-table.tsx';

interface ImportSummaryProps {
  plan: ImportPlan;
  tally: Tally;
  error: DatabaseError | undefined;
}

/** What an import has done, to the item, and what it has not. */
export function ImportSummary({ plan, tally, error }: ImportSummaryProps) {
  return (
    <div className="flex flex-col gap-4">
      <PhaseTitle>{describeTally(tally)}</PhaseTitle>
      {tally.rest.length > 0 && <RestNotice plan={plan} tally={tally} error={error} />}
      {tally.wrong.length > 0 && <WrongRows plan={plan} rows={tally.wrong} />}
    </div>
  );
}

/** Rows are imported in the order of the file, so that the first of the rest says where it goes on. */
function RestNotice({ plan, tally, error }: ImportSummaryProps) {
  const next = `${plan.rowLabel.toLowerCase()} ${formatNumber(tally.rest[0]?.row ?? 0)}`;
  const mayEdit = useMayEdit();
  // The database may know sooner than this page that the role is lost.
  const [hasHeard, setHasHeard] = useState(false);
  if (!mayEdit && !hasHeard) setHasHeard(true);
  const isAllowedAgain = mayEdit && hasHeard && error?.kind === 'Forbidden';
  return error && !isAllowedAgain ? (
    <Alert tone="danger" title={error.message}>
      Every right row before {next} is imported, none from there on.{' '}
      {error.kind === 'Forbidden'
        ? 'While this is open the others stay here, for when an admin lets you edit again.'
        : 'The others are still here: try again, without choosing the file again.'}
    </Alert>
  ) : (
    <Alert
      tone="neutral"
      title={
        isAllowedAgain
          ? 'You could not change items for a while. Now you can again.'
          : 'You stopped the import.'
      }
    >
      Every right row before {next} is imported, none from there on. They are still here to be imported.
    </Alert>
  );
}
