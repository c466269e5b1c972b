import { FlexRender } from '@tanstack/react-table';
import { memo } from 'react';
import { Checkbox } from '../../components/ui/checkbox.tsx';
import type { ItemTableRow } from './columns.tsx';
import { tableRoles } from '../../components/ui/table-roles.ts';
import { usePeopleAt } from '../../lib/present.ts';

interface ItemRowProps {
  row: ItemTableRow;
  isSelected: boolean;
  /** Rises when the row has changed under the reader. */
  mark: number | undefined;
  onSelect: (id: string, isRange: boolean) => void;
}

function ItemRowView({ row, isSelected, mark, onSelect }: ItemRowProps) {
  const [nameCell, ...cells] = row.getAllCells();
  const people = usePeopleAt(row.id);
  return (
    <tr {...tableRoles.row} className="item-row" data-selected={isSelected || undefined}>
      <td {...tableRoles.cell} className="select-cell">
        {/* Another mark is another element, so that its animation begins anew. */}
        {mark !== undefined && <span key={mark} className="change-mark" />}
        <Checkbox
          aria-label={`Select ${row.original.name}`}
          checked={isSelected}
          onChange={(event) => {
            const native = event.nativeEvent;
            onSelect(row.id, native instanceof MouseEvent && native.shiftKey);
          }}
        />
      </td>
      {nameCell && (
        <th {...tableRoles.rowHeader} scope="row" className="name-cell">
          <div className="name-box">
            <FlexRender cell={nameCell} />
            {people?.mark}
          </div>
        </th>
      )}
      {cells.map((cell) => (
        <td {...tableRoles.cell} key={cell.id} className={`${cell.column.id}-cell`}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}

/**
 * The library makes new rows of every page that arrives; what a row shows depends on its item
 * alone, and an unchanged item is the same object (see live-page.ts).
 */
export const ItemRow = memo(
  ItemRowView,
  (before, after) =>
    before.row.original === after.row.original &&
    before.isSelected === after.isSelected &&
    before.mark === after.mark &&
    before.onSelect === after.onSelect,
);
