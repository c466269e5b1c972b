import { foldCase } from './text.ts';

/** How text becomes words to search for: the same for what is stored and what is typed. */

// Scripts written without spaces: each of their characters is a word of its own, so that any part of a
// run of them is found.
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const wordPattern = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{N}])+`, 'gu');

/** What an ASCII unit is in a word: letters in lower case, digits; 0 for what stands between words. */
export const wordUnits = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** Letters and digits, and what is not ASCII and may become some. */
const isPartOfWord = (unit: number) => unit >= 0x80 || wordUnits[unit] !== 0;

/** The words of a text, in order, repeats included: runs of letters and digits, without case and accents. */
export function searchWords(text: string): string[] {
  const words: string[] = [];
  const lower = text.toLowerCase();
  let start = 0;
  let allUnits = 0;
  for (let index = 0; index <= lower.length; index += 1) {
    const unit = index < lower.length ? lower.charCodeAt(index) : 0;
    if (isPartOfWord(unit)) {
      allUnits |= unit;
      continue;
    }
    if (allUnits >= 0x80) for (const word of foldedWords(lower.slice(start, index))) words.push(word);
    // Most words are ASCII, and then they are what they should be already.
    else if (index > start) words.push(lower.slice(start, index));
    start = index + 1;
    allUnits = 0;
  }
  return words;
}

const withoutMarks = (text: string) => text.normalize('NFKD').replace(/\p{M}+/gu, '');

function foldedWords(text: string): readonly string[] {
  const bare = withoutMarks(text);
  // Without its accents most of what is left is ASCII, where folding is lower case and no more.
  const folded = /^[\0-\x7f]*$/.test(bare) ? bare.toLowerCase() : withoutMarks(foldCase(bare));
  return folded.match(wordPattern) ?? [];
}

/** What a person typed, made ready: whole words, and the last one, which may still be half typed. */
export interface SearchTerms {
  readonly words: readonly string[];
  readonly prefix: string;
}

/** Undefined when there is nothing to search for: every item matches. */
export function parseSearch(search: string | undefined): SearchTerms | undefined {
  if (!search) return undefined;
  const all = searchWords(search);
  const prefix = all.pop();
  if (prefix === undefined) return undefined;
  return { words: [...new Set(all)], prefix };
}
