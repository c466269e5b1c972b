import type { ItemFields } from './item-schema.ts';

export type { CreateItemRequest, ItemFields, UpdateItemRequest } from './item-schema.ts';

/**
 * THE Item: its limits, defaults and labels; the rules that are built from them stand in item-schema.ts.
 * The form, the table, the CSV header, the URL and every database read them here and nowhere else.
 * A screen that only names fields loads this file without the library that checks them.
 */

/** What may be stored. Names and tags count characters as people see them (graphemes), descriptions code points. */
export const itemLimits = {
  name: { min: 1, max: 200 },
  description: { max: 10_000 },
  tags: { max: 20 },
  tag: { min: 1, max: 50 },
} as const;

export const itemStatuses = ['draft', 'active', 'archived'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** What people read on the screen and in a CSV header. */
export const itemLabels = {
  id: 'Id',
  name: 'Name',
  description: 'Description',
  status: 'Status',
  tags: 'Tags',
  createdAt: 'Created',
  updatedAt: 'Updated',
  version: 'Version',
} as const;

export const itemStatusLabels = {
  draft: 'Draft',
  active: 'Active',
  archived: 'Archived',
} as const satisfies Record<ItemStatus, string>;

/** The fields that a person may write, in the order in which forms and files show them. */
export const editableFields = ['name', 'description', 'status', 'tags'] as const;
export type EditableField = (typeof editableFields)[number];

/** What a field holds when a request leaves it out. */
export const itemDefaults = {
  description: '',
  status: 'draft',
  tags: [] as string[],
} as const satisfies Partial<ItemFields>;

/** An item as it is stored and handed out: frozen, tags included. Times are ms since 1970. */
export interface Item extends Readonly<Omit<ItemFields, 'tags'>> {
  readonly id: string;
  readonly tags: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** 1 when created, one more with each update. */
  readonly version: number;
}

/** Whether two values of a field are the same to a reader; tags compare as lists, in order. */
export function isSameValue(a: Item[EditableField], b: Item[EditableField]): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((tag, index) => tag === b[index]);
}

/**
 * Whether two states of an item are one. The version alone does not tell: of a write that is foretold
 * and then refused there may be another state of the same version.
 */
export function isSameItem(a: Item, b: Item): boolean {
  return (
    a.id === b.id &&
    a.version === b.version &&
    a.updatedAt === b.updatedAt &&
    editableFields.every((field) => isSameValue(a[field], b[field]))
  );
}
