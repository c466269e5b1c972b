import { FlexRender, type Header } from '@tanstack/react-table';
import type { ItemSort, ItemSortField } from '../../../shared/database/database.ts';
import { sortFields } from '../../../shared/database/query-limits.ts';
import type { Item } from '../../../shared/items/item.ts';
import { Checkbox } from '../../components/ui/checkbox.tsx';
import { ArrowDownIcon, ArrowUpIcon } from '../../components/ui/icons.tsx';
import { tableRoles } from '../../components/ui/table-roles.ts';
import type { itemTableFeatures } from './columns.tsx';

type ItemHeader = Header<typeof itemTableFeatures, Item>;

interface ItemsTableHeadProps {
  headers: readonly ItemHeader[];
  sort: ItemSort | undefined;
  selection: 'none' | 'some' | 'all';
  onSort: (field: ItemSortField) => void;
  onSelectAll: (isSelected: boolean) => void;
}

export function ItemsTableHead({ headers, sort, selection, onSort, onSelectAll }: ItemsTableHeadProps) {
  return (
    <thead {...tableRoles.rowGroup}>
      <tr {...tableRoles.row}>
        <th {...tableRoles.columnHeader} scope="col" className="select-cell">
          <Checkbox
            aria-label="Select all on this page"
            checked={selection === 'all'}
            isMixed={selection === 'some'}
            onChange={(event) => onSelectAll(event.target.checked)}
          />
        </th>
        {headers.map((header) => (
          <ColumnHeader key={header.id} header={header} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

interface ColumnHeaderProps {
  header: ItemHeader;
  sort: ItemSort | undefined;
  onSort: (field: ItemSortField) => void;
}

function ColumnHeader({ header, sort, onSort }: ColumnHeaderProps) {
  const field = sortFields.find((name) => name === header.column.id);
  const direction = field && sort?.field === field ? sort.direction : undefined;
  const ariaSort = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none';
  return (
    <th
      {...tableRoles.columnHeader}
      scope="col"
      className={`${header.column.id}-cell`}
      {...(field && { 'aria-sort': ariaSort })}
    >
      {field ? (
        <button type="button" className="sort-button" onClick={() => onSort(field)}>
          <FlexRender header={header} />
          <span className={`sort-arrow ${direction ? '' : 'invisible'}`}>
            {direction === 'asc' ? <ArrowUpIcon /> : <ArrowDownIcon />}
          </span>
        </button>
      ) : (
        <FlexRender header={header} />
      )}
    </th>
  );
}
