import { itemLabels } from '../../../shared/items/item.ts';
import { Checkbox } from '../../components/ui/checkbox.tsx';
import { tableRoles } from '../../components/ui/table-roles.ts';
import { itemsTableAttribute } from '../../lib/item-focus.ts';
import { holdsRowsAttribute } from '../../lib/reader-busy.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { focusTrashHeading } from './trash-focus.ts';
import { TrashRowView, type TrashRowActions } from './trash-row.tsx';
import type { TrashRow } from './trash-rows.ts';

interface TrashTableProps extends TrashRowActions {
  rows: readonly TrashRow[];
  /** The rows are those of the page before. */
  isStale: boolean;
  marks: ReadonlyMap<string, number> | undefined;
  selectedIds: ReadonlySet<string>;
  onSelectAll: (isSelected: boolean) => void;
}

const columns = [
  { className: 'name-cell', label: itemLabels.name },
  { className: 'status-cell', label: itemLabels.status },
  { className: 'deleted-cell', label: 'Deleted' },
  { className: 'gone-cell', label: 'Gone for ever' },
] as const;

/** Select, the columns, and what can be done with the row. */
const columnCount = columns.length + 2;

export function TrashTable({ rows, isStale, marks, selectedIds, onSelectAll, ...actions }: TrashTableProps) {
  const mayEdit = useMayEdit();
  const element = useFocusAfter<HTMLTableElement>(focusTrashHeading);
  const selectedCount = rows.filter((row) => selectedIds.has(row.id)).length;
  return (
    <table
      ref={element}
      {...tableRoles.table}
      {...{ [itemsTableAttribute]: '' }}
      tabIndex={-1}
      aria-busy={isStale}
      className="items-table trash-table"
    >
      <caption className="sr-only">Trash</caption>
      <thead {...tableRoles.rowGroup}>
        <tr {...tableRoles.row}>
          {mayEdit ? (
            <th {...tableRoles.columnHeader} scope="col" className="select-cell">
              <Checkbox
                aria-label="Select all on this page"
                checked={selectedCount > 0 && selectedCount === rows.length}
                isMixed={selectedCount > 0 && selectedCount < rows.length}
                onChange={(event) => onSelectAll(event.target.checked)}
              />
            </th>
          ) : (
            <td {...tableRoles.cell} className="select-cell" />
          )}
          {columns.map(({ className, label }) => (
            <th {...tableRoles.columnHeader} key={className} scope="col" className={className}>
              {label}
            </th>
          ))}
          {mayEdit && (
            <th {...tableRoles.columnHeader} scope="col" className="row-actions-cell">
              <span className="sr-only">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody {...tableRoles.rowGroup} {...{ [holdsRowsAttribute]: '' }}>
        {rows.map((row) => (
          <TrashRowView
            key={row.id}
            row={row}
            isSelected={selectedIds.has(row.id)}
            mark={marks?.get(row.id)}
            span={columnCount}
            mayEdit={mayEdit}
            {...actions}
          />
        ))}
      </tbody>
    </table>
  );
}
