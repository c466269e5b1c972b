import type { Database, DatabaseError } from '../../../shared/database/database.ts';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { useAnswer } from '../../lib/use-answer.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { SnapshotView } from './snapshot-view.tsx';
import { useSaveKeyOff } from './use-save-key-off.ts';

interface SnapshotPanelProps {
  itemId: string;
  changeId: string;
  /** Back to the item as it is. */
  onClose: () => void;
}

const getSnapshot = (database: Database, changeId: string) => database.changes().snapshot(changeId);

/** An item as it was after one of its changes, to read and to go back to; or why that cannot be had. */
export function SnapshotPanel({ itemId, changeId, onClose }: SnapshotPanelProps) {
  const { value, error, retry } = useAnswer(getSnapshot, changeId);
  useSaveKeyOff();
  if (value?.change.itemId === itemId) return <SnapshotView snapshot={value} onClose={onClose} />;
  if (value) return <NoSnapshotPanel error={otherItem} onRetry={retry} onClose={onClose} />;
  if (error) return <NoSnapshotPanel error={error} onRetry={retry} onClose={onClose} />;
  return (
    <PanelFrame title="Earlier version" hasHeadingFocus onClose={onClose}>
      <p className="appears-late text-ink-muted">Reading the earlier version…</p>
    </PanelFrame>
  );
}

const otherItem = {
  kind: 'NotFound',
  message: 'The address is wrong: this version belongs to another item.',
} as const;

interface NoSnapshotPanelProps {
  error: Pick<DatabaseError, 'kind' | 'message'>;
  onRetry: () => void;
  onClose: () => void;
}

function NoSnapshotPanel({ error, onRetry, onClose }: NoSnapshotPanelProps) {
  const isMissing = error.kind === 'NotFound';
  useDocumentTitle('Earlier version');
  return (
    <PanelFrame title="Earlier version" hasHeadingFocus onClose={onClose}>
      <Notice
        role="alert"
        title={isMissing ? 'There is no such version' : 'This version cannot be shown'}
        text={error.message}
      >
        {!isMissing && (
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        <Button onClick={onClose}>Back to the item</Button>
      </Notice>
    </PanelFrame>
  );
}
