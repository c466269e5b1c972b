import { expect, it } from 'vitest';
import { itemFieldsSchema } from '../../shared/items/item-schema.ts';
import { addTags } from '../../src/features/item-panel/form-values.ts';

it('shows the tags that the item will have: no two that are the same but for their case', () => {
  const tags = addTags(['Straße', 'Café'], ['STRASSE', 'Cafe\u0301', 'new', 'New']);
  expect(tags).toEqual(['Straße', 'Café', 'new']);
  expect(itemFieldsSchema.parse({ name: 'A', description: '', status: 'draft', tags }).tags).toEqual(tags);
});
