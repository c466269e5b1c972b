/** The rows of the table, in the order in which they are taken: what may hang comes last. */
export const measures = {
  loadOrders: { label: 'load, orders only', unit: 'ms' },
  bytesOrders: { label: 'bytes an item, orders only', unit: 'bytes' },
  loadSearch: { label: 'load, with search', unit: 'ms' },
  bytesSearch: { label: 'bytes an item, with search', unit: 'bytes' },
  pageStart: { label: 'page of 25 at offset 0', unit: 'ms' },
  pageMiddle: { label: 'page of 25 in the middle', unit: 'ms' },
  pageEnd: { label: 'page of 25 at the end', unit: 'ms' },
  awaiting: { label: 'awaiting, and no more', unit: 'ms' },
  count: { label: 'count by status', unit: 'ms' },
  searchOne: { label: 'search, one word', unit: 'ms' },
  searchTwo: { label: 'search, two words, the last a prefix', unit: 'ms' },
  update0: { label: 'update of the sort key', unit: 'ms' },
  insert0: { label: 'insert', unit: 'ms' },
  delete0: { label: 'delete', unit: 'ms' },
  update1: { label: 'update of the sort key, 1 live page', unit: 'ms' },
  insert1: { label: 'insert, 1 live page', unit: 'ms' },
  delete1: { label: 'delete, 1 live page', unit: 'ms' },
  update100: { label: 'update of the sort key, 100 live pages', unit: 'ms' },
  insert100: { label: 'insert, 100 live pages', unit: 'ms' },
  delete100: { label: 'delete, 100 live pages', unit: 'ms' },
} as const satisfies Record<string, { label: string; unit: 'ms' | 'bytes' }>;

export type MeasureId = keyof typeof measures;
export const measureIds = Object.keys(measures) as MeasureId[];

export const pageMeasures = ['pageStart', 'pageMiddle', 'pageEnd'] as const satisfies MeasureId[];
export const searchMeasures = ['searchOne', 'searchTwo'] as const satisfies MeasureId[];
export const loadMeasures = [
  'loadOrders',
  'bytesOrders',
  'loadSearch',
  'bytesSearch',
] as const satisfies MeasureId[];
export const operationMeasures = measureIds.slice(loadMeasures.length);
export const liveMeasures = ['update100', 'insert100', 'delete100'] as const satisfies MeasureId[];
export const writeMeasures = measureIds.filter((id) => /^(update|insert|delete)/.test(id));

/** What came of one measure of one contender. */
export type Outcome =
  | { readonly kind: 'measured'; readonly value: number }
  /** Not finished within so many seconds. */
  | { readonly kind: 'over'; readonly seconds: number }
  /** Not tried; the reason is printed below the table. */
  | { readonly kind: 'left-out'; readonly reason: string };

export type Outcomes = Partial<Record<MeasureId, Outcome>>;
