/**
 * On a narrow screen the rows are laid out as a grid, and Safari drops the meaning of table elements
 * whose display is changed. Said outright, it stays.
 */
export const tableRoles = {
  table: { role: 'table' },
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  rowHeader: { role: 'rowheader' },
  columnHeader: { role: 'columnheader' },
} as const;
