import fc from 'fast-check';
import { createItemSchema } from '../../shared/items/item-schema.ts';
import { itemStatuses, type Item, type ItemFields } from '../../shared/items/item.ts';

/** Items as the schema lets them in, drawn towards what files stumble over. */

const troublesome = fc.constantFrom(
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    "'",
    '"',
    '""',
    ',',
    ';',
    '|',
    '\\',
    ' ',
    '\n',
    '\t',
    '\r\n',
  ],
  ...['🇦🇽', 'é', 'e\u0301', 'a', 'Z', '0', '\u00a0', '\ufeff', '#', 'null', '{', '[', '<b>'],
);
const text = (maxLength: number) =>
  fc.oneof(
    fc.array(troublesome, { maxLength }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength }),
  );

const candidate = fc.record({
  name: text(12),
  description: text(20),
  status: fc.constantFrom(...itemStatuses),
  tags: fc.array(text(6), { maxLength: 6 }),
});

/** Every valid set of fields, as it is after the schema has trimmed and tidied it. */
export const itemFields: fc.Arbitrary<ItemFields> = candidate
  .map((fields) => createItemSchema.safeParse(fields))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data);

/** The fields as a stored item. */
export const toItem = (fields: ItemFields, index = 0): Item => ({
  ...fields,
  id: `id-${index}`,
  createdAt: 1_700_000_000_000 + index,
  updatedAt: 1_700_000_000_000 + index,
  version: 1,
});
