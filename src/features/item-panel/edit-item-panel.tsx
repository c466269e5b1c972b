import type { ReactNode } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useWatchItem } from '../../lib/use-watch.ts';
import { EditItemForm } from './edit-item-form.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';

interface EditItemPanelProps {
  itemId: string;
  onClose: () => void;
  /** Closes as well, but the item's row is gone: the one given is next to it. */
  onDeleted?: (neighbourId: string | undefined) => void;
  /** What has happened to the item; stands below its form. */
  history?: ReactNode;
}

/** One item and its form; or what there is to say when the item cannot be had. */
export function EditItemPanel({ itemId, onClose, onDeleted = onClose, history }: EditItemPanelProps) {
  const { value, error } = useWatchItem(itemId);
  if (value) {
    return (
      <EditItemForm key={itemId} item={value} onClose={onClose} onDeleted={onDeleted} history={history} />
    );
  }
  if (error) return <NoItemPanel error={error} onClose={onClose} />;
  return (
    <PanelFrame title="Edit item" hasHeadingFocus onClose={onClose}>
      <PanelSkeleton />
    </PanelFrame>
  );
}

function NoItemPanel({ error, onClose }: { error: DatabaseError; onClose: () => void }) {
  const isMissing = error.kind === 'NotFound';
  const title = isMissing ? 'Item not found' : 'This item cannot be shown';
  useDocumentTitle(title);
  return (
    <PanelFrame title={isMissing ? 'No such item' : 'Item'} hasHeadingFocus onClose={onClose}>
      <Notice role="alert" title={title} text={error.message}>
        <Button onClick={onClose}>Back to the list</Button>
      </Notice>
    </PanelFrame>
  );
}
