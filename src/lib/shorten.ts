/** At most so many code points of a text; what was cut is shown by an ellipsis. */
export function shorten(text: string, max: number): string {
  // Twice as many units hold at least as many code points; a megabyte is not spread out for eighty of them.
  const characters = Array.from(text.slice(0, max * 2 + 2));
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
}
