import type { JSONValue } from 'convex/values';
import { convexToJson } from 'convex/values';
import fc from 'fast-check';
import type { FieldShape, Shape } from '../../support/convex/argument-check.ts';

/** What somebody sends who means ill, or whose program is broken: by the types that a function says it takes, and others. */

const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

export const hostileTexts: readonly string[] = [
  ...prototypeKeys,
  // Scripts, headers and cells.
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{7*7}}'],
  ...['a\r\nSet-Cookie: session=1', 'a\nBcc: eve@example.org', '%0d%0aX: y'],
  ...['=cmd|" /C calc"!A0', '+1+1', '-1', '@SUM(1)', '\t=1', '＝1'],
  // Addresses that look like one that is let in.
  ...['olga@example.org', 'OLGA@EXAMPLE.ORG', ' olga@example.org ', 'оlga@example.org', 'olga@еxample.org'],
  ...['olga@example.org\u200b', 'olga@example.org\u0000', '"olga"@example.org', 'olga@example.org,eve@x.org'],
  ...['ｏｌｇａ@example.org', 'olga+x@example.org', 'olga@[127.0.0.1]', `${'o'.repeat(300)}@example.org`],
  // What text handling stumbles over.
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202eabc',
    '\ufeff',
    'e\u0301'.repeat(500),
    '🇦🇽'.repeat(200),
  ],
  ...[
    'ß'.repeat(200),
    'ﷺ'.repeat(300),
    '\u{10ffff}',
    'a'.repeat(60_000),
    'null',
    'undefined',
    'NaN',
    '[object Object]',
  ],
  // Ids, places in a list, and what other databases understand.
  ...[
    'k57b2s0nq9y1d8',
    'a'.repeat(32),
    '0'.repeat(40),
    'member:x',
    '../items',
    'items|x',
    "' OR 1=1 --",
    '{"$gt":""}',
    'W10=',
    '[]',
  ],
  ...['eyJpZCI6IngifQ==', '1', '-1', '1e999', '0:0', '9007199254740993,x', 'ok;0'],
];

const numbers = [
  ...[0, -0, 1, -1, 0.5, 10, 1000, 1001, 1e9, 2 ** 53, 2 ** 64, -(2 ** 53), 1e308, 5e-324],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 8.64e15 + 1],
];

const object = (entries: readonly (readonly [string, JSONValue])[]): JSONValue => Object.fromEntries(entries);
const nest = (depth: number, wrap: (inner: JSONValue) => JSONValue): JSONValue => {
  let value: JSONValue = null;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
};

/** Of no type that any function takes; made once, because some are large. */
const others: readonly JSONValue[] = [
  ...[null, true, [], {}, [null], [[]], convexToJson(1n), convexToJson(new ArrayBuffer(3))],
  ...prototypeKeys.map((key) => object([[key, { isAdmin: true, role: 'admin' }]])),
  nest(60, (inner) => [inner]),
  nest(500, (inner) => [inner]),
  nest(500, (inner) => object([['__proto__', inner]])),
  Array.from({ length: 5000 }, (_, index) => index),
  object(Array.from({ length: 2000 }, (_, index) => [`key${index}`, index])),
];

/** Values of every type, as they are on the wire; `known` are ids of documents of all kinds. */
export function hostileArgs(shape: Shape, known: readonly string[]): fc.Arbitrary<JSONValue> {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.constantFrom(...known),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const number = fc.oneof(fc.constantFrom(...numbers), fc.double(), fc.integer()).map(convexToJson);
  const other = fc.oneof(fc.constantFrom(...others), text, number);

  const ofShape = (wanted: Shape): fc.Arbitrary<JSONValue> => {
    switch (wanted.type) {
      case 'string':
        return text;
      case 'number':
        return number;
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'literal':
        return fc.constant(wanted.value);
      case 'union':
        return fc.oneof(...wanted.value.map(valueOf));
      case 'array':
        return fc.array(valueOf(wanted.value), { maxLength: 4 });
      case 'object':
        return objectOf(wanted.value);
      case 'any':
      case 'record':
      case 'id':
      case 'bigint':
      case 'bytes':
        throw new Error(`No public function may take what is of type ${wanted.type}.`);
    }
  };
  const valueOf = (wanted: Shape) =>
    fc.oneof({ weight: 12, arbitrary: ofShape(wanted) }, { weight: 1, arbitrary: other });
  const objectOf = (fields: Readonly<Record<string, FieldShape>>): fc.Arbitrary<JSONValue> => {
    const entries = Object.entries(fields).map(([name, { fieldType, optional }]) => {
      const entry = valueOf(fieldType).map((value) => [[name, value] as const]);
      return fc.oneof(
        { weight: optional ? 1 : 30, arbitrary: entry },
        { weight: 1, arbitrary: fc.constant([]) },
      );
    });
    const more = fc.oneof(
      { weight: 8, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...prototypeKeys, 'actor', 'role', 'browser', 'userId', '_id'), other)
          .map((entry) => [entry]),
      },
    );
    return fc.tuple(...entries, more).map((found) => object(found.flat()));
  };
  return ofShape(shape);
}
