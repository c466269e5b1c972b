import { nameKey } from '../../items/text.ts';

/**
 * The order of names by {@link nameKey}, without keeping a key for every name: an ASCII name, which most
 * are, is folded while it is compared. For the others the key is kept, in a form in which comparing
 * UTF-16 units gives the order of code points: surrogates, which stand for the highest, are moved to
 * the end. The form is for comparing only: it is not well-formed text.
 */

/** What a name is compared by: itself, if it is ASCII. */
export function comparableName(name: string): string {
  if (/^[\0-\x7f]*$/.test(name)) return name;
  return nameKey(name).replace(/[\ud800-\uffff]/g, moveUnit);
}

/** Compares what {@link comparableName} has answered with. Negative when `a` comes first. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    const difference = foldUnit(x) - foldUnit(y);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** What a double holds exactly, and what 32 bits hold. */
const prefixLength = 9;
const nextLength = 5;

/**
 * The beginning of a name as one number: where two of them differ, they are in the order of the names.
 * Spaces, digits and letters have a code each, of what lies between one that they share. From a shared code on,
 * nothing is said, and the names themselves must be compared.
 */
export const namePrefix = (comparable: string): number => numberOf(comparable, 0, prefixLength);

/** What follows in a name with this {@link namePrefix}, in the same way: to be compared where prefixes are the same. */
export function afterPrefix(comparable: string, prefix: number): number {
  const lastOfPrefix = prefix % (lastCode + 1);
  return isOwnCode[lastOfPrefix] === 1 ? numberOf(comparable, prefixLength, nextLength) : 0;
}

/** So many codes from a place on as one number, first come highest; 0 stands behind the end, and behind a shared code. */
function numberOf(comparable: string, start: number, length: number): number {
  let number = 0;
  let isExact = true;
  for (let index = start; index < start + length; index += 1) {
    let code = 0;
    if (isExact && index < comparable.length) {
      code = codes[comparable.charCodeAt(index)] ?? lastCode;
      isExact = isOwnCode[code] === 1;
    }
    number = number * (lastCode + 1) + code;
  }
  return number;
}

/** Codes from 1 by unit, in the order of the folded units; and, by code, whether it is that of one unit alone. */
const [codes, isOwnCode] = createCodes();
const lastCode = isOwnCode.length - 1;

function createCodes(): [codes: number[], isOwnCode: number[]] {
  const codeOf: number[] = [];
  const own = [0];
  for (let unit = 0; unit < 0x80; unit += 1) {
    const isOwn = /[ 0-9a-z]/.test(String.fromCharCode(unit)) ? 1 : 0;
    if (isOwn === 1 || own.length === 1 || own.at(-1) === 1) own.push(isOwn);
    codeOf.push(own.length - 1);
  }
  return [codeOf.map((code, unit) => codeOf[foldUnit(unit)] ?? code), own];
}

/** A to Z become a to z; what is not ASCII has been folded before. */
function foldUnit(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

function moveUnit(character: string): string {
  const unit = character.charCodeAt(0);
  return String.fromCharCode(unit <= 0xdfff ? unit + 0x2000 : unit - 0x800);
}
