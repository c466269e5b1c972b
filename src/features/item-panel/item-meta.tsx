import { formatAbsolute, RelativeTime } from '../../components/ui/relative-time.tsx';
import { itemLabels, type Item } from '../../../shared/items/item.ts';

/** What nobody edits: when it was made, when it changed, and how often. */
export function ItemMeta({ item }: { item: Item }) {
  return (
    <dl className="item-meta mt-5 grid grid-cols-[auto_1fr] gap-x-2 gap-y-1 border-t border-line pt-3 text-note text-ink-muted">
      <TimeEntry label={itemLabels.createdAt} time={item.createdAt} />
      <TimeEntry label={itemLabels.updatedAt} time={item.updatedAt} />
      <dt>{itemLabels.version}</dt>
      <dd>{item.version}</dd>
    </dl>
  );
}

/** With the exact time beside the other one: there is room for both, and nothing to point at or to focus. */
function TimeEntry({ label, time }: { label: string; time: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <RelativeTime time={time} /> <span className="whitespace-nowrap">({formatAbsolute(time)})</span>
      </dd>
    </>
  );
}
