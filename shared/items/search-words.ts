import { foldCase } from './text.ts';

/** How text becomes words to search for: the same for what is stored and what is typed. */

// Scripts written without spaces: each of their characters is a word of its own, so that any part of a
// run of them is found.
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const wordPattern = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{N}])+`, 'gu');

/** In lower case: runs of letters and digits, and of whatever is not ASCII and may become some. */
const chunkPattern = /[a-z0-9\u0080-\uffff]+/g;
const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

/** The words of a text, in order, repeats included: runs of letters and digits, without case and accents. */
export function searchWords(text: string): string[] {
  const lower = text.toLowerCase();
  const chunks = lower.match(chunkPattern) ?? [];
  // Most words are ASCII, and then they are what they should be already.
  return isAscii(lower) ? chunks : chunks.flatMap((chunk) => (isAscii(chunk) ? chunk : foldedWords(chunk)));
}

function foldedWords(text: string): string[] {
  const folded = foldCase(text.normalize('NFKD').replace(/\p{M}+/gu, ''));
  return (
    folded
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .match(wordPattern) ?? []
  );
}

/** What a person typed, made ready: whole words, and the last one, which may still be half typed. */
export interface SearchTerms {
  readonly words: readonly string[];
  readonly prefix: string;
}

/** Undefined when there is nothing to search for: every item matches. */
export function parseSearch(search: string | undefined): SearchTerms | undefined {
  const all = searchWords(search ?? '');
  const prefix = all.pop();
  if (prefix === undefined) return undefined;
  return { words: [...new Set(all)], prefix };
}
