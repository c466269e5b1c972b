import { createRandom, pick, type Random } from './random.ts';

/**
 * Words as a language has them: a few are in every other sentence, most are rare (Zipf's law in
 * Mandelbrot's form, weight 1 / (rank + 2.7)), and the frequent ones are short. Two in a hundred carry an accent,
 * so that folding is part of the work.
 */

const wordCount = 20_000;
const tagCount = 200;
const onsets =
  'b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr pl pr sh sk sl sp st str th tr'.split(' ');
const nuclei = 'a e i o u a e i o ai ea ou'.split(' ');
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'd', 'ck', 'nd', 'st'];
const accents: Readonly<Record<string, string>> = { a: 'à', e: 'é', i: 'ï', o: 'ö', u: 'ü' };

const syllable = (random: Random) => pick(random, onsets) + pick(random, nuclei) + pick(random, codas);
const accented = (word: string) => word.replace(/[aeiou]/, (vowel) => accents[vowel] ?? vowel);

function createWords(seed: number, count: number, accentShare: number): string[] {
  const random = createRandom(seed);
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * 2) + (words.size > 2_000 ? 1 : 0);
    const word = Array.from({ length: syllables }, () => syllable(random)).join('');
    if (word.length >= 3 && !words.has(word)) words.add(random() < accentShare ? accented(word) : word);
  }
  return [...words];
}

/** From the most frequent to the rarest. */
export const words = createWords(1, wordCount, 0.02);
export const tags = createWords(2, tagCount, 0);

// Each word has as many of the places as its weight says, so that drawing one costs no search.
const places = 2 ** 21;
const wordAtPlace = createPlaces();

function createPlaces(): Uint16Array {
  const weights = words.map((_, rank) => 1 / (rank + 2.7));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const table = new Uint16Array(places);
  let share = 0;
  let place = 0;
  weights.forEach((weight, index) => {
    share += weight / sum;
    for (const end = Math.round(share * places); place < end; place += 1) table[place] = index;
  });
  return table;
}

/** A word, drawn by its frequency. */
export const drawWord = (random: Random): string =>
  words[wordAtPlace[Math.floor(random() * places)] as number] as string;
