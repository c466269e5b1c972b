/** How the contenders without a text search of their own compare words: case and accents do not count. */

const isAscii = (text: string) => /^[\x20-\x7e\n]*$/.test(text);

export const fold = (text: string) =>
  isAscii(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Maximal runs of letters and digits, folded. */
export const foldedWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
