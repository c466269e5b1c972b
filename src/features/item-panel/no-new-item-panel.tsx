import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';

/** At the address of the form for a new item, for whoever may not make one. */
export function NoNewItemPanel({ onClose }: { onClose: () => void }) {
  useDocumentTitle('New item');
  return (
    <PanelFrame title="New item" hasHeadingFocus onClose={onClose}>
      <Notice
        title="You may not add items"
        text="You may read these items, but not change them. An admin can let you do both."
      >
        <Button onClick={onClose}>Back to the list</Button>
      </Notice>
    </PanelFrame>
  );
}
