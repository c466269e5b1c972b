import type { ReactNode } from 'react';
import type { Item } from '../../../shared/items/item.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { ItemValues } from '../../components/ui/item-values.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useWatchItem } from '../../lib/use-watch.ts';
import type { Draft } from './drafts/draft.ts';
import { useKeptDrafts } from './drafts/use-kept-drafts.ts';
import { ItemMeta } from './item-meta.tsx';
import { NoItemPanel } from './no-item-panel.tsx';
import { PanelPeople } from './panel-people.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';

interface ViewItemPanelProps {
  itemId: string;
  onClose: () => void;
  /** What has happened to the item; stands below it. */
  history?: ReactNode;
  /** The same where the item is not there any more. */
  pastHistory?: ReactNode;
}

/** One item, live, for whoever may only read it; or what there is to say when it cannot be had. */
export function ViewItemPanel({ itemId, onClose, history, pastHistory }: ViewItemPanelProps) {
  const { value, error } = useWatchItem(itemId);
  if (error && (!value || error.kind === 'NotFound')) {
    return <NoItemPanel error={error} onClose={onClose} pastHistory={pastHistory} />;
  }
  return (
    <PanelFrame title="Item" hasHeadingFocus onClose={onClose}>
      {value ? <ItemView item={value} history={history} /> : <PanelSkeleton />}
    </PanelFrame>
  );
}

function ItemView({ item, history }: { item: Item; history: ReactNode }) {
  const [draft] = useKeptDrafts(item.id) ?? [];
  useDocumentTitle(item.name);
  return (
    <>
      <PanelPeople itemId={item.id} />
      {draft && <KeptDraft draft={draft} />}
      <ItemValues item={item} className="item-values" />
      <ItemMeta item={item} />
      {history}
    </>
  );
}

/** What was typed while one might still change the item. */
function KeptDraft({ draft }: { draft: Draft }) {
  return (
    <div className="mb-4">
      <Alert
        tone="neutral"
        title={
          <>
            You have unsaved changes from <RelativeTime time={draft.typedAt} />.
          </>
        }
      >
        You may not change this item now. What you typed is kept in this browser until you may again.
      </Alert>
    </div>
  );
}
