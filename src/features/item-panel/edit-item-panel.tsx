import { useState, type ReactNode } from 'react';
import { useWatchItem } from '../../lib/use-watch.ts';
import { useKeptDrafts } from './drafts/use-kept-drafts.ts';
import { EditItemForm } from './edit-item-form.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { NoItemPanel } from './no-item-panel.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';

interface EditItemPanelProps {
  itemId: string;
  onClose: () => void;
  /** Closes as well, but the item's row is gone: the one given is next to it. */
  onDeleted?: (neighbourId: string | undefined) => void;
  /** Told whether anything in the form is unsaved. */
  onUnsaved?: (isUnsaved: boolean) => void;
  /** What has happened to the item; stands below its form. */
  history?: ReactNode;
  /** The same where the item is not there any more. */
  pastHistory?: ReactNode;
}

/** One item and its form; or what there is to say when the item cannot be had. */
export function EditItemPanel(props: EditItemPanelProps) {
  const { itemId, onClose, onDeleted = onClose, onUnsaved, history, pastHistory } = props;
  const { value, error } = useWatchItem(itemId);
  const isMissing = error?.kind === 'NotFound';
  const drafts = useKeptDrafts(itemId);
  // Found once: the form makes the draft its own, and goes on with it when the item comes back.
  const lostDraft = useFirst(!value && isMissing ? drafts?.find(({ item }) => item) : undefined);
  const item = value ?? lostDraft?.item;
  if (item) {
    return (
      <EditItemForm
        key={itemId}
        item={item}
        lostDraft={lostDraft}
        drafts={drafts}
        onClose={onClose}
        onDeleted={onDeleted}
        onUnsaved={onUnsaved}
        history={history}
      />
    );
  }
  if (error && (drafts || !isMissing)) {
    return <NoItemPanel error={error} onClose={onClose} pastHistory={pastHistory} />;
  }
  return (
    <PanelFrame title="Edit item" hasHeadingFocus onClose={onClose}>
      <PanelSkeleton />
    </PanelFrame>
  );
}

/** The first value that there was. */
function useFirst<T>(value: T | undefined): T | undefined {
  const [first, setFirst] = useState(value);
  if (first === undefined && value !== undefined) setFirst(value);
  return first ?? value;
}
