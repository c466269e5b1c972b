import type { Item } from '../../items/item.ts';
import { searchedFields, searchScore, type FieldWords } from '../../items/search-score.ts';
import { parseSearch, searchWords } from '../../items/search-words.ts';
import { compareCodePoints, nameKey } from '../../items/text.ts';
import type { ItemQuery, ItemSortField } from '../database.ts';

/** What a query shows, and in which order: foreseen by the rules that the deployment decides by. */
export interface QueryOrder {
  isMatch(item: Item): boolean;
  /** As items are shown. 0 when it cannot be known: of equal ones created in the same ms only the database knows the first. */
  compare(a: Item, b: Item): number;
  /** Whether a change from one to the other leaves the item where it stands. */
  isSamePlace(a: Item, b: Item): boolean;
}

type Compare = (a: Item, b: Item) => number;

/** Every item is asked for its key again and again while a write is under way. */
function remembered<T>(compute: (item: Item) => T): (item: Item) => T {
  const known = new WeakMap<Item, { readonly value: T }>();
  return (item) => {
    const entry = known.get(item) ?? { value: compute(item) };
    known.set(item, entry);
    return entry.value;
  };
}

const nameKeyOf = remembered(({ name }) => nameKey(name));
const fieldWordsOf = remembered<FieldWords>((item) =>
  searchedFields.map((field) => {
    const value = item[field];
    return typeof value === 'string' ? searchWords(value) : value.flatMap(searchWords);
  }),
);

const keyCompares: Readonly<Record<ItemSortField, Compare>> = {
  name: (a, b) => compareCodePoints(nameKeyOf(a), nameKeyOf(b)),
  createdAt: (a, b) => a.createdAt - b.createdAt,
  updatedAt: (a, b) => a.updatedAt - b.updatedAt,
};

export function queryOrder({ status, search, sort }: Omit<ItemQuery, 'limit' | 'offset'>): QueryOrder {
  const terms = parseSearch(search);
  const scoreOf = (item: Item) => (terms ? searchScore(fieldWordsOf(item), terms) : 0);
  const compareKeys: Compare =
    terms && !sort
      ? (a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0)
      : keyCompares[sort?.field ?? 'createdAt'];
  const sign = sort?.direction === 'desc' ? -1 : 1;
  return {
    isMatch: (item) => (status === undefined || item.status === status) && scoreOf(item) !== undefined,
    compare: (a, b) => sign * (compareKeys(a, b) || a.createdAt - b.createdAt),
    isSamePlace: (a, b) => compareKeys(a, b) === 0 && a.createdAt === b.createdAt,
  };
}
