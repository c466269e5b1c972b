import { ProgressBar } from '../../components/ui/progress-bar.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useSignInFirst } from '../../lib/session-context.tsx';
import { useSecondsLeft } from '../../lib/use-seconds-left.ts';
import { PhaseTitle } from './phase-title.tsx';

interface ImportProgressProps {
  label: string;
  value: number;
  max: number;
  /** Whether the value is a number of rows, to be shown as such. */
  isCounted?: boolean;
  /** When it goes on, as performance.now() counts, if it waits. */
  waitsUntil?: number | undefined;
}

export function ImportProgress({ label, value, max, isCounted = false, waitsUntil }: ImportProgressProps) {
  const secondsLeft = useSecondsLeft(waitsUntil);
  const isSignedOut = useSignInFirst() !== undefined;
  return (
    <div className="flex flex-col gap-3 py-6">
      <PhaseTitle>
        {label}
        {isCounted && `: ${formatNumber(value)} of ${formatNumber(max)} rows`}
      </PhaseTitle>
      <ProgressBar label={label} value={value} max={max} />
      {/* It comes and goes while the server takes more only bit by bit: nothing else may move with it. */}
      <p className="min-h-5 text-ink-muted">
        {isCounted && isSignedOut
          ? 'Waiting for you to sign in. The import goes on then.'
          : secondsLeft > 0 && `The server asks to wait, ${secondsLeft} s. The import goes on by itself.`}
      </p>
    </div>
  );
}
