import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { itemLabels, type Item } from '../../../shared/items/item.ts';

/** What nobody edits: when it was made, when it changed, and how often. */
export function ItemMeta({ item }: { item: Item }) {
  return (
    <dl className="mt-5 flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-3 text-note text-ink-muted">
      <div className="flex gap-1.5">
        <dt>{itemLabels.createdAt}</dt>
        <dd>
          <RelativeTime time={item.createdAt} />
        </dd>
      </div>
      <div className="flex gap-1.5">
        <dt>{itemLabels.updatedAt}</dt>
        <dd>
          <RelativeTime time={item.updatedAt} />
        </dd>
      </div>
      <div className="flex gap-1.5">
        <dt>{itemLabels.version}</dt>
        <dd>{item.version}</dd>
      </div>
    </dl>
  );
}
