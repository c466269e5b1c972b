import { Link } from '@tanstack/react-router';
import type { Change } from '../../../shared/database/changes.ts';
import { itemLinkAttribute } from '../../lib/item-focus.ts';

/** Leads to the item of a change, and is where the focus goes from row to row; of what is gone for ever the name is left. */
export function ItemLink({ change }: { change: Change }) {
  if (change.kind === 'purged') return <span className="font-medium">{change.itemName}</span>;
  return (
    <Link
      to="/items/$itemId"
      params={{ itemId: change.itemId }}
      className="item-link"
      {...{ [itemLinkAttribute]: change.itemId }}
    >
      {change.itemName}
    </Link>
  );
}
