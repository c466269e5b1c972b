/** Text rules that every part of Estuary shares: how long a text is, and how names compare. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Control characters, halves of surrogate pairs, other line breaks, and what turns round the text behind it. */
const notOfLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text can be shown in one line, beside others: what names, tags and titles have to be. */
export const isCleanLine = (text: string): boolean => !notOfLine.test(text);

/** The same text with a space for each run of what {@link isCleanLine} refuses. */
export const cleanLine = (text: string): string =>
  text.replaceAll(new RegExp(`${notOfLine.source}+`, 'gu'), ' ');

/** Code points in a text: what a database counts, the same on every machine. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isPair = unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(index + 1));
    if (isPair) index += 1;
    count += 1;
  }
  return count;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Characters as people see them (grapheme clusters): a flag or a family emoji counts once. */
export function countCharacters(text: string): number {
  // Every ASCII character but CR+LF stands for itself, and single-line fields have neither.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/**
 * Without case, independent of the locale. JavaScript has no case folding of its own: upper case
 * brings together what lower case leaves apart (ß and SS), and lower case first turns the capital ẞ,
 * whose upper case is itself, into ß. A sigma at the end of a word is the same letter as any other,
 * which lower case would have depend on what comes after it.
 */
export function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** The key by which names are ordered, the same in every database: NFKC, case folded. */
export function nameKey(name: string): string {
  // Most names are ASCII, where this says the same in a fraction of the time.
  if (/^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
  return foldCase(name.normalize('NFKC')).normalize('NFKC');
}

/**
 * Compares by code point, as Convex and UTF-8 bytes do. JavaScript's `<` compares UTF-16 units,
 * which puts an emoji (U+1F600) before a character of the private use area (U+FF01).
 * Negative, zero or positive, as for `Array.prototype.sort`.
 */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) return codePointOrder(x) - codePointOrder(y);
  }
  return a.length - b.length;
}

/** Moves surrogates (U+D800–DFFF), which stand for code points above U+FFFF, behind all other units. */
function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit <= 0xdfff ? unit + 0x2000 : unit - 0x800;
}
