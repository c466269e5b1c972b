import * as fc from 'fast-check';
import type { ItemFilter, ItemQuery } from '../../../shared/database/database.ts';
import { sortDirections, sortFields } from '../../../shared/database/requests.ts';
import { itemStatuses, type ItemFields } from '../../../shared/items/item.ts';
import type { ContractOptions } from '../contract-options.ts';
import { nastyPieces } from '../nasty-names.ts';

/** Which version an update claims to be based on. */
export type Base = 'none' | 'current' | 'stale' | 'future';

/** One thing that somebody does. `target` chooses among what there is, whatever that is by then. */
export type Step =
  | { readonly do: 'create'; readonly fields: ItemFields }
  | { readonly do: 'createMany'; readonly list: ItemFields[] }
  | { readonly do: 'createWrong'; readonly list: ItemFields[] }
  | {
      readonly do: 'update';
      readonly target: number;
      readonly changes: Partial<ItemFields>;
      readonly base: Base;
    }
  | { readonly do: 'delete' | 'restore' | 'get' | 'watchItem' | 'unsubscribe'; readonly target: number }
  | { readonly do: 'list' | 'watchPage'; readonly query: ItemQuery }
  | { readonly do: 'count'; readonly filter: ItemFilter }
  | { readonly do: 'wait'; readonly ms: number };

const piece = fc.constantFrom(...nastyPieces);
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

// What the schema would change (spaces at the ends, repeated tags) is not the model's business.
const text = (max: number) =>
  fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: max }), fc.constantFrom(' ', '', '-'))
    .map(([pieces, glue]) => pieces.join(glue).trim())
    .filter((joined) => visible.test(joined));

const status = fc.constantFrom(...itemStatuses);
const tags = fc.uniqueArray(fc.constantFrom('wid', 'Straße', 'İ', '😀', '10', 'a b', '中文'), {
  maxLength: 3,
});
const description = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, text(4));
const fields: fc.Arbitrary<ItemFields> = fc.record({ name: text(2), description, status, tags });
const changes = fc.record({ name: text(2), description, status, tags }, { requiredKeys: [] });

const search = fc.oneof(
  { weight: 4, arbitrary: text(2) },
  { weight: 2, arbitrary: fc.constantFrom('w', 'wid', 'a', 'stra', 'i', '1', '中', 'wid str') },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '😀', '%') },
);
const sort = fc.record({
  field: fc.constantFrom(...sortFields),
  direction: fc.constantFrom(...sortDirections),
});
const filter = fc.record({ status, search }, { requiredKeys: [] });
const limit = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(25, 1000));
const offset = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 }));

function queries({ searchRanking }: ContractOptions): fc.Arbitrary<ItemQuery> {
  const sorted = fc.record(
    { limit, offset, sort, status, search },
    { requiredKeys: ['limit', 'offset', 'sort'] },
  );
  const unsorted = fc.record({ limit, offset, status }, { requiredKeys: ['limit', 'offset'] });
  const bestFirst = fc.record(
    { limit, offset, status, search },
    { requiredKeys: ['limit', 'offset', 'search'] },
  );
  // A ranking of the backend's own cannot be foretold.
  return searchRanking === 'fields' ? fc.oneof(sorted, unsorted, bestFirst) : fc.oneof(sorted, unsorted);
}

const target = fc.nat({ max: 1000 });
const crowd = fc
  .tuple(fc.array(fields, { minLength: 1, maxLength: 4 }), fc.integer({ min: 5, max: 300 }))
  .map(
    ([few, size]) =>
      Array.from({ length: size }, (_, index) => few[index % few.length] ?? { ...few[0] }) as ItemFields[],
  );

/** Steps as they come: a few at a time happen in one turn. */
export function turns(options: ContractOptions): fc.Arbitrary<Step[][]> {
  const query = queries(options);
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('create' as const), fields }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('createMany' as const),
        list: fc.array(fields, { maxLength: 5 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('createWrong' as const),
        list: fc.array(fields, { maxLength: 3 }),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('update' as const),
        target,
        changes,
        base: fc.constantFrom('none', 'current', 'stale', 'future'),
      }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('delete', 'restore', 'delete'), target }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('get', 'watchItem', 'unsubscribe'), target }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('list', 'watchPage'), query }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), filter }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 5) }) },
  );
  const begin = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('createMany' as const), list: crowd }).map((many) => [[many]]),
    },
  );
  const rest = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
    minLength: 5,
    maxLength: 40,
    size: 'max',
  });
  return fc.tuple(begin, rest).map(([first, following]) => [...first, ...following]);
}
