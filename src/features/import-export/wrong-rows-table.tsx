import { itemLabels } from '../../../shared/items/item.ts';
import { findEditableField } from '../../../shared/items/transfer.ts';
import { Button } from '../../components/ui/button.tsx';
import { formatNumber } from '../../lib/format.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Fault, ImportPlan, WrongRow } from './import-plan.ts';
import { download } from './save-file.ts';
import { columnBefore, formatWrongRows } from './wrong-rows.ts';

const shownRows = 20;
const shownCharacters = 60;
const head = 'border-b border-line px-2 py-1.5 text-left font-medium text-ink-muted';
const cell = 'border-b border-line px-2 py-1.5 align-top wrap-anywhere';

/** The rows that cannot be imported, why, and the way to get them corrected: a file of all of them. */
export function WrongRows({ plan, rows }: { plan: ImportPlan; rows: readonly WrongRow[] }) {
  const shown = rows.slice(0, shownRows);
  const save = () => {
    const name = `${plan.fileName.replace(/\.[^.]*$/, '')}-wrong-rows.csv`;
    download({ name, type: 'text/csv' }, formatWrongRows(plan, rows));
  };
  return (
    <div className="flex flex-col gap-2">
      <table className="w-full table-fixed border-collapse">
        <caption className="pb-1 text-left font-medium">Wrong rows</caption>
        <thead>
          <tr>
            <th scope="col" className={`${head} w-14 text-right`}>
              {plan.rowLabel}
            </th>
            <th scope="col" className={`${head} w-24 max-sm:hidden`}>
              Column
            </th>
            <th scope="col" className={head}>
              Reason
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap((row) =>
            row.faults.map((fault) => (
              <FaultRow key={`${row.row} ${fault.reason}`} plan={plan} row={row} fault={fault} />
            )),
          )}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={save}>Download the wrong rows</Button>
        <p className="text-note text-ink-muted">
          {rows.length > shown.length &&
            `The first ${shownRows} of ${formatNumber(rows.length)} are shown; the file has all. `}
          The file says the reasons. Correct it and import it again.
        </p>
      </div>
    </div>
  );
}

function FaultRow({ plan, row, fault }: { plan: ImportPlan; row: WrongRow; fault: Fault }) {
  const found = excerptOf(plan, row, fault);
  return (
    <tr>
      <th scope="row" className={`${cell} text-right font-normal text-ink-muted`}>
        {formatNumber(row.row)}
      </th>
      <td className={`${cell} font-medium max-sm:hidden`}>
        {fault.column && shorten(fault.column, shownCharacters)}
      </td>
      <td className={cell}>
        <span className="sm:hidden">{columnBefore(fault)}</span>
        {fault.reason}
        {found !== '' && <span className="block text-note text-ink-muted">Found: {found}</span>}
      </td>
    </tr>
  );
}

/** The beginning of the cell at fault, or of the row, so that it is found again in the file. */
function excerptOf({ columns }: ImportPlan, { cells }: WrongRow, { column }: Fault): string {
  const isAtFault = (name: string) => {
    const field = findEditableField(name);
    return (field ? itemLabels[field] : name) === column;
  };
  const text =
    column === undefined
      ? cells
          .slice(0, 8)
          .map((value) => shorten(value, shownCharacters))
          .join(' · ')
      : (cells[columns.findIndex(isAtFault)] ?? '');
  return shorten(text.trim(), shownCharacters);
}
