import type { JSONValue } from 'convex/values';
import type { Shape } from '../../support/convex/argument-check.ts';

/** Arguments that are as they should be, but for one text. */

export interface TextPlace {
  /** Where the text stands, such as `items.0.name`. */
  readonly path: string;
  /** What a function needs besides is as in `right`, and otherwise anything that fits, with `other` for texts. */
  readonly put: (text: JSONValue, other: string, right: JSONValue | undefined) => JSONValue;
}

/** One for each text that is taken, those included that may be left out. */
export function textPlacesOf(shape: Shape): TextPlace[] {
  if (shape.type === 'string') return [{ path: '', put: (text) => text }];
  if (shape.type === 'union') return shape.value.flatMap(textPlacesOf);
  if (shape.type === 'array') {
    return placesBelow('0', shape.value, (put, text, other, right) => [
      put(text, other, isList(right) ? right[0] : undefined),
    ]);
  }
  if (shape.type !== 'object') return [];
  return Object.entries(shape.value).flatMap(([name, { fieldType }]) =>
    placesBelow(name, fieldType, (put, text, other, right) => {
      const known = isObject(right) ? right : {};
      return { ...sampleOf(shape, other), ...known, [name]: put(text, other, known[name]) };
    }),
  );
}

type Wrap = (put: TextPlace['put'], ...given: Parameters<TextPlace['put']>) => JSONValue;

const placesBelow = (key: string, shape: Shape, wrap: Wrap): TextPlace[] =>
  textPlacesOf(shape).map(({ path, put }) => ({
    path: path === '' ? key : `${key}.${path}`,
    put: (...given) => wrap(put, ...given),
  }));

/** With what cannot be left out. */
function sampleOf(shape: Shape & { readonly type: 'object' }, text: string): Record<string, JSONValue> {
  const needed = Object.entries(shape.value).filter(([, { optional }]) => !optional);
  return Object.fromEntries(needed.map(([name, { fieldType }]) => [name, sampleValue(fieldType, text)]));
}

function sampleValue(shape: Shape, text: string): JSONValue {
  if (shape.type === 'string') return text;
  if (shape.type === 'number') return 1;
  if (shape.type === 'boolean') return false;
  if (shape.type === 'literal') return shape.value;
  if (shape.type === 'array') return [];
  if (shape.type === 'object') return sampleOf(shape, text);
  const [first] = shape.type === 'union' ? shape.value : [];
  return first === undefined ? null : sampleValue(first, text);
}

const isList = (value: JSONValue | undefined): value is JSONValue[] => Array.isArray(value);

const isObject = (value: JSONValue | undefined): value is Record<string, JSONValue> =>
  typeof value === 'object' && value !== null && !isList(value);
