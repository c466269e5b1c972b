import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCreate, plainUpdate } from '../../shared/database/plain-items.ts';
import { parseCreateMany } from '../../shared/database/requests.ts';
import { createItemSchema, updateItemSchema } from '../../shared/items/item-schema.ts';

/** Mostly right, so that whole requests are right often enough. */
const mostly = (right: unknown[], wrong: unknown[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...right) }, fc.constantFrom(...wrong));

/** Each unit of the first four thousand where a rule could change: at an end, and in the middle. */
const around = fc.integer({ min: 0, max: 0x3ff }).map((unit) => String.fromCharCode(unit));
const line = fc.oneof(
  fc.constantFrom(
    'Brass lamp',
    'Crème brûlée',
    '',
    ' x',
    'x ',
    'a  b',
    'a\nb',
    '東京',
    '😀',
    'e\u0301',
    null,
  ),
  around.map((sign) => sign),
  around.map((sign) => `a${sign}b`),
);
const ofLength = (length: number) => 'x'.repeat(length);
const tag = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('oak', 'Oak', 'brass', 'sea side', ofLength(50)) },
  fc.constantFrom(ofLength(51), 'ß', 'ss', '', 5),
  line,
);
const holes: unknown[] = ['oak'];
holes[2] = 'elm';
const fields = {
  name: fc.oneof(line, fc.constantFrom(ofLength(200), ofLength(201), 5)),
  description: fc.oneof(line, fc.constantFrom('a\r\nb', ofLength(10_000), ofLength(10_001), undefined)),
  status: mostly(['draft', 'active', undefined], ['deleted', null, 5]),
  tags: fc.oneof(
    { weight: 8, arbitrary: fc.array(tag, { maxLength: 4 }) },
    fc.constantFrom(
      undefined,
      null,
      'oak',
      holes,
      Array.from({ length: 20 }, (_, index) => `t${index}`),
      Array.from({ length: 21 }, (_, index) => `t${index}`),
    ),
  ),
  baseVersion: mostly([1, 7, undefined], [0, -1, 1.5, NaN, '1', null]),
  more: fc.constant(1),
};
const request = fc.oneof(
  { weight: 9, arbitrary: fc.record(fields, { requiredKeys: ['name'] }) },
  {
    weight: 9,
    arbitrary: fc.record(
      { name: fields.name, tags: fields.tags, description: fields.description },
      { requiredKeys: [] },
    ),
  },
  fc.constantFrom(null, undefined, [], 'item', 5, {}),
);

describe('an item that is right at a glance', () => {
  it.each([
    ['create', plainCreate, createItemSchema],
    ['update', plainUpdate, updateItemSchema],
  ] as const)('is right to the schema, and reads the same: %s', (_, plainOf, schema) => {
    let plainRequests = 0;
    const compare = (input: unknown) => {
      const plain = plainOf(input as never);
      if (plain === undefined) return;
      plainRequests += 1;
      expect(plain).not.toBe(input);
      expect(schema.safeParse(input)).toEqual({ success: true, data: plain });
    };
    fc.assert(fc.property(request, compare), { numRuns: 20_000, seed: 7 });
    expect(plainRequests).toBeGreaterThan(500);
  });

  it('is what most people write', () => {
    const whole = {
      name: 'Crème brûlée',
      description: 'A\n\tB',
      status: 'active',
      tags: ['oak', 'elm'],
    } as const;
    const input = { ...whole, tags: [...whole.tags] };
    expect(plainCreate(input)).toEqual(whole);
    expect(plainCreate(input)?.tags).not.toBe(input.tags);
    expect(plainCreate({ name: 'Lamp' })).toEqual({
      name: 'Lamp',
      description: '',
      status: 'draft',
      tags: [],
    });
    expect(plainUpdate({ name: 'Lamp', baseVersion: 2 })).toEqual({ name: 'Lamp', baseVersion: 2 });
    expect(plainUpdate({ tags: input.tags })?.tags).not.toBe(input.tags);
  });

  it('may stand in a list among others, and with gaps, which are refused', () => {
    const mixed = parseCreateMany([{ name: 'Lamp' }, { name: '  東京 ' }]);
    expect(mixed).toMatchObject({ ok: true, value: [{ name: 'Lamp' }, { name: '東京' }] });
    const list = [{ name: 'Lamp' }];
    list[2] = { name: 'Oar' };
    expect(parseCreateMany(list)).toMatchObject({ ok: false, error: { issues: [{ path: [1] }] } });
  });
});
