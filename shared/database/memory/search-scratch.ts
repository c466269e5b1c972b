/** What a search has found: slots in ascending order, and what each one is worth. */
export interface Matches {
  readonly slots: Uint32Array;
  readonly scoreOf: (slot: number) => number;
}

// Below this share of all slots, sorting what was found is cheaper than looking at every slot.
const sortShare = 40;

/** How much room is made for slots that are yet to come. */
const growth = 1.125;

/**
 * The working memory of a search, kept between searches: per slot, how many words it has matched so
 * far and what that is worth. Word by word, a slot must be hit to stay in.
 */
export class SearchScratch {
  #slotCount = 0;
  #matched = new Uint16Array(0);
  #scores = new Uint16Array(0);
  /** What the present word is worth in a slot so far: a better field of the same word replaces it. */
  #wordScores = new Uint8Array(0);
  /** Every slot that the first word hit. */
  #touched = new Uint32Array(1024);
  #touchedCount = 0;
  /** How many slots the words before the present one have left. */
  candidates = 0;
  #hits = 0;
  #word = 0;

  /** Clears what the search before has left and makes room for so many slots. */
  begin(slotCount: number): void {
    for (let index = 0; index < this.#touchedCount; index += 1)
      this.#matched[this.#touched[index] as number] = 0;
    if (this.#matched.length < slotCount) {
      const length = Math.ceil(slotCount * growth);
      this.#matched = new Uint16Array(length);
      this.#scores = new Uint16Array(length);
      this.#wordScores = new Uint8Array(length);
    }
    this.#slotCount = slotCount;
    this.#touchedCount = 0;
    this.candidates = 0;
    this.#hits = 0;
    this.#word = 0;
  }

  /** What is hit from now on is hit by this word, counted from 0. */
  beginWord(word: number): void {
    this.#word = word;
    this.candidates = this.#hits;
    this.#hits = 0;
  }

  /** The slot holds the present word, with this score. */
  hit(slot: number, score: number): void {
    const word = this.#word;
    const matched = this.#matched[slot] as number;
    if (matched === word) {
      this.#matched[slot] = word + 1;
      this.#scores[slot] = (word === 0 ? 0 : (this.#scores[slot] as number)) + score;
      this.#wordScores[slot] = score;
      this.#hits += 1;
      if (word === 0) this.#touch(slot);
    } else if (matched === word + 1 && score > (this.#wordScores[slot] as number)) {
      this.#scores[slot] = (this.#scores[slot] as number) + score - (this.#wordScores[slot] as number);
      this.#wordScores[slot] = score;
    }
  }

  /** Visits the slots that all words before the present one have hit. */
  forEachCandidate(visit: (slot: number) => void): void {
    for (let index = 0; index < this.#touchedCount; index += 1) {
      const slot = this.#touched[index] as number;
      if (this.#matched[slot] === this.#word) visit(slot);
    }
  }

  /** The slots that were hit by every one of the words. */
  finish(words: number): Matches {
    const slots = this.#collect(words);
    const scores = this.#scores;
    return { slots, scoreOf: (slot) => scores[slot] as number };
  }

  #touch(slot: number): void {
    if (this.#touchedCount === this.#touched.length) {
      const grown = new Uint32Array(this.#touched.length * 2);
      grown.set(this.#touched);
      this.#touched = grown;
    }
    this.#touched[this.#touchedCount] = slot;
    this.#touchedCount += 1;
  }

  #collect(words: number): Uint32Array {
    const found = new Uint32Array(this.#touchedCount);
    let count = 0;
    const isSparse = this.#touchedCount * sortShare < this.#slotCount;
    const end = isSparse ? this.#touchedCount : this.#slotCount;
    for (let index = 0; index < end; index += 1) {
      const slot = isSparse ? (this.#touched[index] as number) : index;
      if (this.#matched[slot] === words) {
        found[count] = slot;
        count += 1;
      }
    }
    const slots = found.subarray(0, count);
    return isSparse ? slots.sort() : slots;
  }
}
