import { createPortal } from 'react-dom';
import { Button } from '../../components/ui/button.tsx';
import { ProgressBar } from '../../components/ui/progress-bar.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useSecondsLeft } from '../../lib/use-seconds-left.ts';
import { useConnection } from '../../lib/use-watch.ts';
import type { ExportFormat } from './export-items.ts';
import type { ExportRun, ExportState } from './use-export.ts';

interface ExportStatusProps {
  state: ExportState;
  onCancel: () => void;
  onDismiss: () => void;
  onRetry: (format: ExportFormat) => void;
}

/** How far a running export is, or why one stopped. Stands at the edge of the screen and covers no dialog. */
export function ExportStatus({ state, onCancel, onDismiss, onRetry }: ExportStatusProps) {
  if (state.phase === 'idle') return null;
  return createPortal(
    <section
      aria-label="Export"
      className="fixed bottom-4 left-4 z-30 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2 rounded-lg border border-line bg-raised p-3 shadow-float"
    >
      {state.phase === 'running' ? (
        <Running run={state} onCancel={onCancel} />
      ) : (
        <>
          <p>{state.message}</p>
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={onDismiss}>
              Dismiss
            </Button>
            <Button onClick={() => onRetry(state.format)}>Try again</Button>
          </div>
        </>
      )}
    </section>,
    document.body,
  );
}

function Running({ run, onCancel }: { run: ExportRun; onCancel: () => void }) {
  const { written, total, waitsUntil } = run;
  const secondsLeft = useSecondsLeft(waitsUntil);
  const { status } = useConnection();
  const isLost = status === 'offline' || status === 'reconnecting';
  return (
    <>
      <p>
        {total === undefined
          ? 'Exporting items'
          : `Exporting ${formatNumber(written)} of ${formatNumber(total)} items`}
      </p>
      <ProgressBar label="Export" value={written} max={Math.max(total ?? 0, written, 1)} />
      {secondsLeft > 0 && (
        <p className="text-ink-muted">
          The server asks to wait, {secondsLeft} s. The export goes on by itself.
        </p>
      )}
      {isLost && <p className="text-ink-muted">Waiting for the connection.</p>}
      <Button className="self-end" onClick={onCancel}>
        Cancel export
      </Button>
    </>
  );
}
