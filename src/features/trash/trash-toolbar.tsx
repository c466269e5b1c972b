import { Button } from '../../components/ui/button.tsx';
import { TrashIcon } from '../../components/ui/icons.tsx';
import { PauseButton } from '../../components/ui/live-controls.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { trashHeadingId } from './trash-focus.ts';

interface TrashToolbarProps {
  total: number | undefined;
  isPaused: boolean;
  onTogglePause: () => void;
  onEmpty: () => void;
}

export function TrashToolbar({ total, isPaused, onTogglePause, onEmpty }: TrashToolbarProps) {
  const mayEdit = useMayEdit();
  return (
    <div className="toolbar">
      <h1
        id={trashHeadingId}
        tabIndex={-1}
        className="mr-2 flex items-baseline gap-2 text-lead font-semibold"
      >
        Trash
        {total !== undefined && (
          <span className="text-body font-normal text-ink-faint">{formatNumber(total)}</span>
        )}
      </h1>
      <div className="ml-auto flex items-center gap-2">
        <PauseButton isPaused={isPaused} onToggle={onTogglePause} />
        {mayEdit && total !== undefined && total > 0 && (
          <Button variant="quiet-danger" onClick={onEmpty}>
            <TrashIcon />
            Empty trash
          </Button>
        )}
      </div>
    </div>
  );
}
