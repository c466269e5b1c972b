import { Link } from '@tanstack/react-router';
import { itemLabels } from '../../../shared/items/item.ts';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { StatusMark } from '../../components/ui/status-mark.tsx';
import { DeletedBy } from './deleted-by.tsx';
import type { TrashRow } from './trash-rows.ts';

interface TrashRowDetailsProps {
  row: TrashRow;
  id: string;
  /** How many columns there are to stand under. */
  span: number;
}

/** What the item held when it was deleted, to be read only. */
export function TrashRowDetails({ row, id, span }: TrashRowDetailsProps) {
  const { description, status, tags, createdAt, updatedAt } = row.item;
  return (
    <tr id={id} className="details-row">
      <td colSpan={span}>
        <dl>
          <dt>{itemLabels.description}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">{description || 'None'}</dd>
          <dt>{itemLabels.status}</dt>
          <dd>
            <StatusMark status={status} />
          </dd>
          <dt>{itemLabels.tags}</dt>
          <dd className="wrap-anywhere">{tags.length > 0 ? tags.join(', ') : 'None'}</dd>
          <dt>{itemLabels.createdAt}</dt>
          <dd>
            <RelativeTime time={createdAt} />
          </dd>
          <dt>{itemLabels.updatedAt}</dt>
          <dd>
            <RelativeTime time={updatedAt} />
          </dd>
          <dt>Deleted</dt>
          <dd>
            <DeletedBy row={row} />
          </dd>
        </dl>
        <Link to="/items/$itemId" params={{ itemId: row.id }} className="details-link">
          History<span className="sr-only"> of {row.name}</span>
        </Link>
      </td>
    </tr>
  );
}
