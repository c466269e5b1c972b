import { nameKey } from '../../items/text.ts';

/**
 * The name's key in a form that JavaScript's own `<`, which is fast, puts in the order of code points:
 * UTF-16 units from U+D800 on are moved about so that surrogates, which stand for the highest code
 * points, come last. The form is for comparing only: it is not well-formed text.
 */
export function sortableNameKey(name: string): string {
  const key = nameKey(name);
  const sortable = /[\ud800-\uffff]/.test(key) ? key.replace(/[\ud800-\uffff]/g, moveUnit) : key;
  // The same string in memory once, not twice, where folding changed nothing.
  return sortable === name ? name : sortable;
}

function moveUnit(character: string): string {
  const unit = character.charCodeAt(0);
  return String.fromCharCode(unit <= 0xdfff ? unit + 0x2000 : unit - 0x800);
}
