import { Link } from '@tanstack/react-router';
import { createColumnHelper, tableFeatures, type Row } from '@tanstack/react-table';
import { itemLabels, type Item } from '../../../shared/items/item.ts';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { StatusMark } from '../../components/ui/status-mark.tsx';
import { itemLinkAttribute } from '../../lib/item-focus.ts';
import { TagList } from './tag-list.tsx';

/** The database sorts, filters and pages: of the table library only the core is at work. */
export const itemTableFeatures = tableFeatures({});
export type ItemTableRow = Row<typeof itemTableFeatures, Item>;

const helper = createColumnHelper<typeof itemTableFeatures, Item>();

export const itemColumns = helper.columns([
  helper.accessor('name', {
    header: itemLabels.name,
    cell: ({ row: { original: item } }) => <ItemLink item={item} />,
  }),
  helper.accessor('status', {
    header: itemLabels.status,
    cell: (cell) => <StatusMark status={cell.getValue()} />,
  }),
  helper.accessor('tags', {
    header: itemLabels.tags,
    cell: (cell) => <TagList tags={cell.getValue()} />,
  }),
  helper.accessor('createdAt', {
    header: itemLabels.createdAt,
    cell: (cell) => <RelativeTime time={cell.getValue()} />,
  }),
  helper.accessor('updatedAt', {
    header: itemLabels.updatedAt,
    cell: (cell) => <RelativeTime time={cell.getValue()} />,
  }),
]);

function ItemLink({ item }: { item: Item }) {
  return (
    <Link
      to="/items/$itemId"
      params={{ itemId: item.id }}
      search={true}
      resetScroll={false}
      className="row-link"
      {...{ [itemLinkAttribute]: item.id }}
    >
      {item.name}
    </Link>
  );
}
