import type { ItemFields } from '../../../shared/items/item.ts';

/** What a file would do: the rows that can be imported, and those that cannot, with the reasons. */
export interface ImportPlan {
  readonly fileName: string;
  /** What a row is called in this kind of file: "Row" of a table, "Item" of a JSON list, "Line" of JSON lines. */
  readonly rowLabel: 'Row' | 'Item' | 'Line';
  /** The columns as the file names them; the cells of every row are in this order. */
  readonly columns: readonly string[];
  readonly ready: readonly ReadyRow[];
  readonly wrong: readonly WrongRow[];
  /** Columns that are passed over, as the file names them. */
  readonly ignored: readonly string[];
}

interface SourceRow {
  /** Counted as a spreadsheet does: the header is row 1, a cell of several lines is in one row. */
  readonly row: number;
  /** As read, formula protection undone. */
  readonly cells: readonly string[];
}

export interface ReadyRow extends SourceRow {
  readonly item: ItemFields;
}

export interface WrongRow extends SourceRow {
  readonly faults: readonly Fault[];
}

export interface Fault {
  /** Absent when the row as a whole is at fault. */
  readonly column?: string;
  readonly reason: string;
}

/** A file that cannot be imported at all. The message is a sentence for people: the cause and the way out. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}

/** How long work goes on, and who wants to know. */
export interface Job {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}
