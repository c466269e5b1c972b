import { useState, type ReactNode } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useWatchItem } from '../../lib/use-watch.ts';
import { useKeptDrafts } from './drafts/use-kept-drafts.ts';
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
  /** The same where the item is not there any more. */
  pastHistory?: ReactNode;
}

/** One item and its form; or what there is to say when the item cannot be had. */
export function EditItemPanel(props: EditItemPanelProps) {
  const { itemId, onClose, onDeleted = onClose, history, pastHistory } = props;
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

interface NoItemPanelProps extends Pick<EditItemPanelProps, 'onClose' | 'pastHistory'> {
  error: DatabaseError;
}

function NoItemPanel({ error, onClose, pastHistory }: NoItemPanelProps) {
  const isMissing = error.kind === 'NotFound';
  const title = isMissing ? 'Item not found' : 'This item cannot be shown';
  useDocumentTitle(title);
  return (
    <PanelFrame title={isMissing ? 'No such item' : 'Item'} hasHeadingFocus onClose={onClose}>
      <Notice role="alert" title={title} text={error.message}>
        <Button onClick={onClose}>Back to the list</Button>
      </Notice>
      {isMissing && pastHistory}
    </PanelFrame>
  );
}
