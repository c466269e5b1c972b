import { itemLabels, type EditableField } from '../../shared/items/item.ts';

const list = new Intl.ListFormat('en');

/** `Name, Status, and Tags` */
export const nameFields = (fields: readonly EditableField[]): string =>
  list.format(fields.map((field) => itemLabels[field]));
