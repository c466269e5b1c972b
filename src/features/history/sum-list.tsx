import { Link } from '@tanstack/react-router';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import type { Outcome, SumItem } from './sum-up.ts';

const outcomeLabels = { changed: 'Changed', added: 'Added', deleted: 'Deleted' } satisfies Record<
  Outcome,
  string
>;

/** What has become of which item. */
export function SumList({ items }: { items: readonly SumItem[] }) {
  return (
    <ul>
      {items.map(({ id, name, outcome, at }) => (
        <li key={id} className="sum-item">
          <span className="sum-outcome">{outcomeLabels[outcome]}</span>
          <Link
            to="/items/$itemId"
            params={{ itemId: id }}
            search={true}
            resetScroll={false}
            className="item-link"
          >
            {name}
          </Link>
          <span className="ml-auto text-note text-ink-muted">
            <RelativeTime time={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
