import * as fc from 'fast-check';
import type { ItemQuery } from '../../../shared/database/database.ts';
import { sortDirections, sortFields } from '../../../shared/database/query-limits.ts';
import { itemStatuses, type ItemFields } from '../../../shared/items/item.ts';
import type { ContractOptions } from '../contract-options.ts';
import { nastyPieces } from '../nasty-names.ts';

/** Random items, changes of them, and questions about them. */

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
export const fields: fc.Arbitrary<ItemFields> = fc.record({ name: text(2), description, status, tags });
export const changes = fc.record({ name: text(2), description, status, tags }, { requiredKeys: [] });

const search = fc.oneof(
  { weight: 4, arbitrary: text(2) },
  { weight: 2, arbitrary: fc.constantFrom('w', 'wid', 'a', 'stra', 'i', '1', '中', 'wid str') },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '😀', '%') },
);
const sort = fc.record({
  field: fc.constantFrom(...sortFields),
  direction: fc.constantFrom(...sortDirections),
});
export const filter = fc.record({ status, search }, { requiredKeys: [] });
const limit = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(25, 1000));
const offset = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 }));

export function queries({ searchRanking }: ContractOptions): fc.Arbitrary<ItemQuery> {
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
