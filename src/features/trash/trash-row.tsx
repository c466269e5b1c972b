import { useId, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { Checkbox } from '../../components/ui/checkbox.tsx';
import { ChevronRightIcon, RestoreIcon, TrashIcon } from '../../components/ui/icons.tsx';
import { StatusMark } from '../../components/ui/status-mark.tsx';
import { tableRoles } from '../../components/ui/table-roles.ts';
import { TimeLeft } from '../../components/ui/time-left.tsx';
import { itemLinkAttribute } from '../../lib/item-focus.ts';
import { DeletedBy } from './deleted-by.tsx';
import type { TrashRow } from './trash-rows.ts';
import { TrashRowDetails } from './trash-row-details.tsx';

export interface TrashRowActions {
  onSelect: (id: string, isRange: boolean) => void;
  onRestore: (rows: readonly TrashRow[]) => void;
  onPurge: (rows: readonly TrashRow[]) => void;
}

interface TrashRowProps extends TrashRowActions {
  row: TrashRow;
  isSelected: boolean;
  /** Rises when the row has come under the reader. */
  mark: number | undefined;
  span: number;
  /** Without it the row is only to be read. */
  mayEdit: boolean;
}

export function TrashRowView({ row, isSelected, mark, span, mayEdit, ...actions }: TrashRowProps) {
  const { id, name, item, goneAt } = row;
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  return (
    <>
      <tr {...tableRoles.row} className="item-row" data-selected={isSelected || undefined}>
        <td {...tableRoles.cell} className="select-cell">
          {mark !== undefined && <span key={mark} className="change-mark" />}
          {mayEdit && (
            <Checkbox
              aria-label={`Select ${name}`}
              checked={isSelected}
              onChange={(event) => {
                const native = event.nativeEvent;
                actions.onSelect(id, native instanceof MouseEvent && native.shiftKey);
              }}
            />
          )}
        </td>
        <th {...tableRoles.rowHeader} scope="row" className="name-cell">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            className="row-link row-toggle"
            onClick={() => setIsOpen(!isOpen)}
            {...{ [itemLinkAttribute]: id }}
          >
            <ChevronRightIcon />
            <span className="truncate">{name}</span>
          </button>
        </th>
        <td {...tableRoles.cell} className="status-cell">
          <StatusMark status={item.status} />
        </td>
        <td {...tableRoles.cell} className="deleted-cell">
          <DeletedBy row={row} />
        </td>
        <td {...tableRoles.cell} className="gone-cell">
          <span className="gone-word">gone </span>
          <TimeLeft until={goneAt} />
        </td>
        {mayEdit && (
          <td {...tableRoles.cell} className="row-actions-cell">
            <RowButtons row={row} {...actions} />
          </td>
        )}
      </tr>
      {isOpen && <TrashRowDetails row={row} id={detailsId} span={span} />}
    </>
  );
}

function RowButtons({ row, onRestore, onPurge }: Omit<TrashRowActions, 'onSelect'> & { row: TrashRow }) {
  return (
    <span className="flex justify-end gap-1">
      <Button
        variant="quiet"
        className="max-sm:px-2"
        aria-label={`Restore ${row.name}`}
        title="Restore"
        // The next row comes under the pointer, and is not to be restored by the second press of a double click.
        onClick={({ detail }) => detail > 1 || onRestore([row])}
      >
        <RestoreIcon />
        <span className="toolbar-word">Restore</span>
      </Button>
      <Button
        variant="quiet-danger"
        isIcon
        aria-label={`Delete ${row.name} for ever`}
        title="Delete for ever"
        onClick={() => onPurge([row])}
      >
        <TrashIcon />
      </Button>
    </span>
  );
}
