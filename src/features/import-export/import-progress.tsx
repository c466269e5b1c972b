import { ProgressBar } from '../../components/ui/progress-bar.tsx';
import { formatNumber } from '../../lib/format.ts';
import { PhaseTitle } from './phase-title.tsx';

interface ImportProgressProps {
  label: string;
  value: number;
  max: number;
  /** Whether the value is a number of rows, to be shown as such. */
  isCounted?: boolean;
}

export function ImportProgress({ label, value, max, isCounted = false }: ImportProgressProps) {
  return (
    <div className="flex flex-col gap-3 py-6">
      <PhaseTitle>
        {label}
        {isCounted && `: ${formatNumber(value)} of ${formatNumber(max)} rows`}
      </PhaseTitle>
      <ProgressBar label={label} value={value} max={max} />
    </div>
  );
}
