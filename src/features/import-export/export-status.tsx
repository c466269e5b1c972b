import { createPortal } from 'react-dom';
import { Button } from '../../components/ui/button.tsx';
import { ProgressBar } from '../../components/ui/progress-bar.tsx';
import { formatNumber } from '../../lib/format.ts';
import type { ExportFormat } from './export-items.ts';
import type { ExportState } from './use-export.ts';

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
        <>
          <p>
            Exporting {formatNumber(state.written)} of {formatNumber(state.total)} items
          </p>
          <ProgressBar label="Export" value={state.written} max={Math.max(state.total, state.written, 1)} />
          <Button className="self-end" onClick={onCancel}>
            Cancel export
          </Button>
        </>
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
