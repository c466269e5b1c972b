/** At most so many code points of a text; what was cut is shown by an ellipsis. */
export function shorten(text: string, max: number): string {
  const characters = Array.from(text.slice(0, max * 2 + 2));
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
}
