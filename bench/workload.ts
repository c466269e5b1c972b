import { between, createRandom, pick, type Random } from './random.ts';
import { drawWord, tags } from './vocabulary.ts';

/**
 * What every contender is given: the same items in the same order, on every machine. Names have 5 to
 * 40 characters, descriptions 40 to 200, statuses are 20 % draft, 70 % active and 10 % archived, tags
 * none to three out of 200.
 */

export type BenchStatus = 'draft' | 'active' | 'archived';

export interface BenchItem {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: BenchStatus;
  readonly tags: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

const idAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const idLength = 21;
const startOfTime = Date.UTC(2026, 0, 1);

/**
 * A flat string that shares its memory with no other, as it would come from the network. Without
 * this the engine could keep it as a chain of parts, or share the parts, and bytes would be a fiction.
 */
const fresh = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

function createText(random: Random, min: number, max: number): string {
  const target = between(random, min, max);
  const parts: string[] = [];
  let length = -1;
  for (;;) {
    const word = drawWord(random);
    if (length + 1 + word.length > target && length >= min) return parts.join(' ');
    if (length + 1 + word.length <= max) {
      parts.push(word);
      length += 1 + word.length;
    }
  }
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const createName = (random: Random) => fresh(capitalized(createText(random, 5, 40)));

function createStatus(random: Random): BenchStatus {
  const share = random();
  if (share < 0.2) return 'draft';
  return share < 0.9 ? 'active' : 'archived';
}

function createTags(random: Random): string[] {
  const chosen = new Set<string>();
  for (let left = between(random, 0, 3); left > 0; left -= 1) chosen.add(pick(random, tags));
  // Mapped from a list, so that it has room for what it holds and no more.
  return [...chosen].map(fresh);
}

const createId = (random: Random) =>
  fresh(Array.from({ length: idLength }, () => idAlphabet[Math.floor(random() * 64)]).join(''));

/** Items without end; each call with the same seed gives the same ones, made anew. */
export function createItemSource(seed = 7): () => BenchItem {
  const random = createRandom(seed);
  let time = startOfTime;
  return () => {
    time += between(random, 1, 5_000);
    return {
      id: createId(random),
      name: createName(random),
      description: fresh(capitalized(createText(random, 40, 200))),
      status: createStatus(random),
      tags: createTags(random),
      createdAt: time,
      updatedAt: time,
      version: 1,
    };
  };
}

export function createItems(count: number, seed?: number): BenchItem[] {
  const next = createItemSource(seed);
  return Array.from({ length: count }, next);
}
