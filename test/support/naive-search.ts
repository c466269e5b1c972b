import type { Item } from '../../shared/items/item.ts';
import { searchWords } from '../../shared/items/search-words.ts';

/** Search as one would write it on a napkin: no index, every item is looked at each time. */

const knownWords = new WeakMap<Item, string[][]>();

/** The words of name, tags and description. Remembered, as items never change. */
function fieldsOf(item: Item): string[][] {
  const known = knownWords.get(item);
  if (known) return known;
  const fields = [item.name, item.tags.join(' '), item.description].map(searchWords);
  knownWords.set(item, fields);
  return fields;
}

/** How badly a word fits: 0 a whole word of the name … 5 the start of a word of the description. */
function wordRank(item: Item, word: string, isPrefix: boolean): number | undefined {
  const ranks = fieldsOf(item).flatMap((words, field) => {
    if (words.includes(word)) return [field * 2];
    return isPrefix && words.some((candidate) => candidate.startsWith(word)) ? [field * 2 + 1] : [];
  });
  return ranks[0];
}

/** The less, the better; undefined when a word that was searched for is not there at all. */
export function searchRank(item: Item, search: string): number | undefined {
  const words = searchWords(search);
  const whole = new Set(words.slice(0, -1));
  const ranks = [
    ...[...whole].map((word) => wordRank(item, word, false)),
    ...words.slice(-1).map((word) => wordRank(item, word, true)),
  ];
  let sum = 0;
  for (const rank of ranks) {
    if (rank === undefined) return undefined;
    sum += rank;
  }
  return sum;
}
