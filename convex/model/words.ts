import type { FieldWords } from '../../shared/items/search-score.ts';
import { searchWords, type SearchTerms } from '../../shared/items/search-words.ts';
import type { Item } from '../../shared/items/item.ts';

/** Words as Convex indexes them, there and back. */

/** Convex leaves out words of 32 bytes and more; what it splits a text at makes shorter ones of them. */
const wordBytesMax = 31;
const seam = '-';

/** A search takes at most so many words, and takes the last one as a prefix. */
const searchedWordsMax = 16;
/** When all words together have too many candidates, so many of them are tried alone. */
const wordsTriedAlone = 3;

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

/** A word in pieces that are short enough, the first one as long as can be. */
function piecesOf(word: string): string[] {
  if (word.length * 3 <= wordBytesMax || bytesOf(word) <= wordBytesMax) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (bytesOf(piece + character) > wordBytesMax) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** The words of an item as one text, and how many of them stand in its name and in its tags. */
export function toSearchText({ name, tags, description }: Pick<Item, 'name' | 'tags' | 'description'>) {
  const fields = [searchWords(name), tags.flatMap(searchWords), searchWords(description)] as const;
  const text = fields.flatMap((words) => words.map((word) => piecesOf(word).join(seam))).join(' ');
  return { text, nameWords: fields[0].length, tagWords: fields[1].length };
}

/** The words of a text, by field. */
export function fromSearchText(stored: ReturnType<typeof toSearchText>): FieldWords {
  const words = stored.text.replaceAll(seam, '').split(' ');
  const nameEnd = stored.nameWords;
  const tagsEnd = nameEnd + stored.tagWords;
  return [words.slice(0, nameEnd), words.slice(nameEnd, tagsEnd), words.slice(tagsEnd)];
}

/**
 * What to ask Convex for, which finds whatever has any of the words: all of them first, since what has
 * more of them comes first; then the longest alone, since few items have those.
 */
export function searchQueries({ words, prefix }: SearchTerms): string[] {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const known = [...longestFirst.slice(0, searchedWordsMax - 1).reverse(), prefix];
  const alone = words.length > 0 ? [...longestFirst, prefix].slice(0, wordsTriedAlone) : [];
  const indexed = (word: string) => piecesOf(word)[0] ?? '';
  return [known.map(indexed).join(' '), ...alone.map(indexed)];
}
