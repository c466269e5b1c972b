import type { ReactNode } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';

interface NoItemPanelProps {
  error: DatabaseError;
  onClose: () => void;
  /** What happened to the item when it was there. */
  pastHistory: ReactNode;
}

/** Why an item cannot be had. */
export function NoItemPanel({ error, onClose, pastHistory }: NoItemPanelProps) {
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
