import { useTable } from '@tanstack/react-table';
import type { ItemSort, ItemSortField } from '../../../shared/database/database.ts';
import type { Item } from '../../../shared/items/item.ts';
import { tableRoles } from '../../components/ui/table-roles.ts';
import { focusNewItemButton, itemsTableAttribute } from '../../lib/item-focus.ts';
import { holdsRowsAttribute } from '../../lib/reader-busy.ts';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { itemColumns, itemTableFeatures } from './columns.tsx';
import { ItemRow } from './item-row.tsx';
import { ItemsTableHead } from './items-table-head.tsx';

interface ItemsTableProps {
  items: readonly Item[];
  sort: ItemSort | undefined;
  /** The rows are those of the query before. */
  isStale: boolean;
  marks: ReadonlyMap<string, number> | undefined;
  selectedIds: ReadonlySet<string>;
  onSort: (field: ItemSortField) => void;
  onSelect: (id: string, isRange: boolean) => void;
  onSelectAll: (isSelected: boolean) => void;
}

export function ItemsTable(props: ItemsTableProps) {
  const { items, sort, isStale, marks, selectedIds, onSort, onSelect, onSelectAll } = props;
  const element = useFocusAfter<HTMLTableElement>(focusNewItemButton);
  const table = useTable({
    features: itemTableFeatures,
    columns: itemColumns,
    data: items,
    getRowId: (item) => item.id,
  });
  const selectedCount = items.filter((item) => selectedIds.has(item.id)).length;
  return (
    <table
      ref={element}
      {...tableRoles.table}
      {...{ [itemsTableAttribute]: '' }}
      tabIndex={-1}
      aria-busy={isStale}
      data-sort={sort?.field}
      className="items-table"
    >
      <caption className="sr-only">Items</caption>
      <ItemsTableHead
        headers={table.getHeaderGroups()[0]?.headers ?? []}
        sort={sort}
        selection={selectedCount === 0 ? 'none' : selectedCount === items.length ? 'all' : 'some'}
        onSort={onSort}
        onSelectAll={onSelectAll}
      />
      <tbody {...tableRoles.rowGroup} {...{ [holdsRowsAttribute]: '' }}>
        {table.getRowModel().rows.map((row) => (
          <ItemRow
            key={row.id}
            row={row}
            isSelected={selectedIds.has(row.id)}
            mark={marks?.get(row.id)}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}
