import type { Database, Health } from '../../../shared/database/database.ts';
import { Button } from '../../components/ui/button.tsx';
import { Shape } from '../../components/ui/shape.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useHealthCheck, type HealthState } from './use-health-check.ts';

const databaseNames = { memory: 'Memory', convex: 'Convex' } satisfies Record<Health['database'], string>;
const lifetimes = {
  tab: 'Until this tab closes',
  tabs: 'Until the last tab closes',
  server: 'Kept on the server',
} satisfies Record<Database['info']['lifetime'], string>;

const stateWords = {
  reachable: 'Reachable',
  failing: 'Answers with an error',
  away: 'Out of reach',
} satisfies Record<HealthState, string>;

/** Milliseconds with as many digits as tell something: `0.04 ms`, `12 ms`. */
const formatRoundTrip = (time: number) =>
  `${time < 0.01 ? '< 0.01' : time.toLocaleString('en', { maximumSignificantDigits: 2 })} ms`;

/** What the database answers when it is asked for a sign of life. */
export function HealthPage() {
  useDocumentTitle('Health');
  const { info } = useDatabase();
  const { check, count, isChecking, checkAgain } = useHealthCheck();
  const health = check?.health;
  const failure = check?.error?.message;
  return (
    <div className="mx-auto max-w-2xl px-4 py-8">
      <div className="mb-4 flex items-center justify-between gap-4">
        <h1 className="text-title font-semibold">Health</h1>
        <Button aria-disabled={isChecking} onClick={() => isChecking || checkAgain()}>
          {isChecking ? 'Checking…' : 'Check again'}
        </Button>
      </div>
      {failure && (
        <p role="alert" className="mb-4 rounded-lg border border-danger/40 bg-danger-soft px-3 py-2.5">
          {failure}
        </p>
      )}
      <dl className="facts" aria-busy={isChecking}>
        <Fact term="State">
          {check && <StateMark isWell={check.state === 'reachable'} />}
          {check ? stateWords[check.state] : 'Checking…'}
        </Fact>
        <Fact term="Database">{databaseNames[info.type]}</Fact>
        <Fact term="Round trip">{health?.reachable ? formatRoundTrip(health.roundTrip) : '–'}</Fact>
        <Fact term="Items">{count === undefined ? '–' : formatNumber(count)}</Fact>
        <Fact term="Data lives">{lifetimes[info.lifetime]}</Fact>
        <Fact term="Checked">{check ? new Date(check.time).toLocaleTimeString('en') : '–'}</Fact>
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StateMark({ isWell }: { isWell: boolean }) {
  return (
    <Shape className={`mr-1.5 inline ${isWell ? 'text-accent' : 'text-danger'}`}>
      <path d={isWell ? 'm2 6.5 2.7 2.7L10 3.5' : 'm2.5 2.5 7 7m0-7-7 7'} />
    </Shape>
  );
}
