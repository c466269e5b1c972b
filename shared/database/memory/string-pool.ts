const mostStrings = 10_000;

/**
 * Gives the same text the same string in memory. Tags repeat from item to item, and each item would
 * otherwise bring copies of its own. Forgets everything when it becomes too large: that costs memory,
 * never a wrong answer.
 */
export class StringPool {
  readonly #strings = new Map<string, string>();

  share(text: string): string {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    if (this.#strings.size >= mostStrings) this.#strings.clear();
    this.#strings.set(text, text);
    return text;
  }
}
