import { formatCsvRecord } from '../../../shared/items/csv.ts';
import { isReasonColumn, reasonLabel } from '../../../shared/items/transfer.ts';
import type { Fault, ImportPlan, WrongRow } from './import-plan.ts';

/** Excel takes a CSV file for UTF-8 only when it begins so. */
export const byteOrderMark = '\uFEFF';

/** What a fault's sentence lacks where no column stands beside it: `Tags: `. Most begin with the column already. */
export const columnBefore = ({ column, reason }: Fault): string =>
  column === undefined || reason.startsWith(column) ? '' : `${column}: `;

const describeFault = (fault: Fault): string => columnBefore(fault) + fault.reason;

/**
 * The refused rows as they were read, with the reasons in a last column. Correct them, and the same file
 * can be imported: the reason column is passed over.
 */
export function formatWrongRows({ columns, rowLabel }: ImportPlan, wrong: readonly WrongRow[]): string[] {
  const kept = columns.flatMap((name, index) => (isReasonColumn(name) ? [] : [{ name, index }]));
  const header = formatCsvRecord([...kept.map(({ name }) => name), reasonLabel]);
  const toRecord = ({ row, faults, cells }: WrongRow) =>
    formatCsvRecord([
      ...kept.map(({ index }) => cells[index] ?? ''),
      `${rowLabel} ${row}: ${faults.map(describeFault).join(' ')}`,
      // Cells that no column stands for are kept behind the reason: nothing that was in the file is lost.
      ...cells.slice(columns.length),
    ]);
  return [byteOrderMark, header, ...wrong.map(toRecord)];
}
