import type { ImportPlan } from './import-plan.ts';
import { describeIgnored, describePlan } from './import-sentences.ts';
import { PhaseTitle } from './phase-title.tsx';
import { ReadyTable } from './ready-table.tsx';
import { WrongRows } from './wrong-rows-table.tsx';

/** What an import would do, before it does it. */
export function ImportPreview({ plan }: { plan: ImportPlan }) {
  return (
    <div className="flex flex-col gap-4">
      <div>
        <PhaseTitle>{describePlan(plan)}</PhaseTitle>
        <p className="wrap-anywhere text-ink-muted">
          From {plan.fileName}. {plan.ignored.length > 0 && describeIgnored(plan.ignored)}
        </p>
      </div>
      {plan.wrong.length > 0 && <WrongRows plan={plan} rows={plan.wrong} />}
      {plan.ready.length > 0 && <ReadyTable plan={plan} />}
    </div>
  );
}
