/** How a text becomes a CSV cell and a cell becomes the text again. RFC 4180, with two additions of our own. */

/** The delimiters that a file may use. We write the first. */
export const csvDelimiters = [',', ';', '\t'] as const;
export type CsvDelimiter = (typeof csvDelimiters)[number];

/**
 * Spreadsheets run a cell that begins like this as a formula (the list is OWASP's, "CSV injection"); the
 * full-width signs are understood as the plain ones in East Asian editions. White space before it is
 * dropped by some, so it does not protect.
 */
const formulaStart = String.raw`(?:\s*[=+\-@＝＋－＠]|[\t\r\n])`;
const needsProtection = new RegExp(`^'*${formulaStart}`);
const isProtected = new RegExp(`^'+${formulaStart}`);

/**
 * Puts an apostrophe before what a spreadsheet would run. A text that begins with apostrophes and then
 * such a sign gets one more, so that {@link unprotectFormula} gives back every text exactly.
 */
export const protectFormula = (text: string): string => (needsProtection.test(text) ? `'${text}` : text);

/** Undoes {@link protectFormula}; every other text stays as it is. */
export const unprotectFormula = (cell: string): string => (isProtected.test(cell) ? cell.slice(1) : cell);

/** `a|b`; a `|` or `\` inside a tag is written `\|` and `\\`. */
export const joinTags = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replace(/[\\|]/g, String.raw`\$&`)).join('|');

/**
 * Undoes {@link joinTags}. A backslash before anything else stands for itself, and an empty place
 * (`a||b`, a `|` at the end) is no tag.
 */
export function splitTags(cell: string): string[] {
  const parts = cell.match(/(?:[^\\|]|\\[\\|]?)+/g) ?? [];
  return parts.filter((part) => part.trim() !== '').map((part) => part.replace(/\\([\\|])/g, '$1'));
}

/** One record with its line end. Every cell is protected, and quoted where RFC 4180 asks for it. */
export const formatCsvRecord = (cells: readonly string[]): string =>
  cells.map((cell) => quote(protectFormula(cell))).join(csvDelimiters[0]) + '\r\n';

/** Cells with another delimiter or outer spaces are quoted too: some readers split or trim them otherwise. */
const quote = (cell: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
