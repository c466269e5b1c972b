import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { useWatchItem } from '../../lib/use-watch.ts';
import { EditItemForm } from './edit-item-form.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';

interface EditItemPanelProps {
  itemId: string;
  onClose: () => void;
  /** Closes as well, but the item's row is gone: the one given is next to it. */
  onDeleted?: (neighbourId: string | undefined) => void;
}

/** One item and its form; or what there is to say when the item cannot be had. */
export function EditItemPanel({ itemId, onClose, onDeleted = onClose }: EditItemPanelProps) {
  const { value, error } = useWatchItem(itemId);
  if (value) return <EditItemForm key={itemId} item={value} onClose={onClose} onDeleted={onDeleted} />;
  return (
    <PanelFrame title="Edit item" hasHeadingFocus onClose={onClose}>
      {error ? (
        <Notice
          role="alert"
          title={error.kind === 'NotFound' ? 'Item not found' : 'This item cannot be shown'}
          text={error.message}
        >
          <Button onClick={onClose}>Back to the list</Button>
        </Notice>
      ) : (
        <PanelSkeleton />
      )}
    </PanelFrame>
  );
}
