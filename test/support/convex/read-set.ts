import { compareValues, jsonToConvex, type JSONValue, type Value } from 'convex/values';

/**
 * What a query has read, and whether a write concerns it. As precise as a real deployment:
 * - a document that was looked up, whether it existed or not;
 * - a range of an index, up to the last document that was taken from it (`take(25)` is not concerned
 *   by a change behind the 25th); an index range is told apart by all of its bounds;
 * - of a search, the documents that match its words and its filters.
 * Not tracked are the system tables (files, scheduled functions).
 */

export type Document = Readonly<Record<string, Value | undefined>> & { readonly _id: string };

/** A document before and after a transaction; null where it did not exist. */
export interface Change {
  readonly component: string;
  readonly table: string;
  readonly id: string;
  readonly before: Document | null;
  readonly after: Document | null;
}

export interface RangeBound {
  readonly type: 'Eq' | 'Gt' | 'Gte' | 'Lt' | 'Lte';
  readonly fieldPath: string;
  readonly value: JSONValue;
}

export interface DocumentRead {
  readonly kind: 'document';
  readonly component: string;
  readonly id: string;
}

export interface RangeRead {
  readonly kind: 'range';
  readonly component: string;
  readonly table: string;
  readonly bounds: readonly RangeBound[];
  /** The fields of the index's key, in its order. */
  readonly key: readonly string[];
  readonly order: 'asc' | 'desc';
  /** The last document that was taken when the range was not read to its end. */
  readonly last: Document | null;
}

export interface SearchRead {
  readonly kind: 'search';
  readonly component: string;
  readonly table: string;
  readonly filters: readonly SearchFilter[];
}

export type SearchFilter =
  | { readonly type: 'Eq'; readonly fieldPath: string; readonly value: JSONValue }
  | { readonly type: 'Search'; readonly fieldPath: string; readonly value: string };

export type Read = DocumentRead | RangeRead | SearchRead;

/** Whether what was read may be another after the change. */
export function isConcerned(read: Read, change: Change): boolean {
  if (read.component !== change.component) return false;
  if (read.kind === 'document') return read.id === change.id;
  if (read.table !== change.table) return false;
  return [change.before, change.after].some(
    (document) =>
      document !== null && (read.kind === 'range' ? isInRange(read, document) : isFound(read, document)),
  );
}

function isInRange(read: RangeRead, document: Document): boolean {
  if (!read.bounds.every((bound) => isWithin(bound, fieldOf(document, bound.fieldPath)))) return false;
  return read.last === null || compareByKey(read, document, read.last) <= 0;
}

function compareByKey({ key, order }: RangeRead, a: Document, b: Document): number {
  for (const field of key) {
    const comparison = compareValues(fieldOf(a, field), fieldOf(b, field));
    if (comparison !== 0) return order === 'asc' ? comparison : -comparison;
  }
  return 0;
}

function isWithin(bound: RangeBound, value: Value | undefined): boolean {
  const comparison = compareValues(value, boundOf(bound.value));
  switch (bound.type) {
    case 'Eq':
      return comparison === 0;
    case 'Gt':
      return comparison > 0;
    case 'Gte':
      return comparison >= 0;
    case 'Lt':
      return comparison < 0;
    case 'Lte':
      return comparison <= 0;
  }
}

/** By the rule of convex-test's own search: some word of the query begins some word of the field. */
function isFound(read: SearchRead, document: Document): boolean {
  return read.filters.every((filter) => {
    const value = fieldOf(document, filter.fieldPath);
    if (filter.type === 'Eq') return compareValues(value, boundOf(filter.value)) === 0;
    const words = typeof value === 'string' ? wordsOf(value) : [];
    return wordsOf(filter.value).some((term) => words.some((word) => word.startsWith(term)));
  });
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** An index may be asked for what lacks the field, which JSON cannot say. */
function boundOf(value: JSONValue): Value | undefined {
  const lacks = typeof value === 'object' && value !== null && '$undefined' in value;
  return lacks ? undefined : jsonToConvex(value);
}

function fieldOf(document: Document, path: string): Value | undefined {
  let value: unknown = document;
  for (const part of path.split('.')) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value as Value | undefined;
}
