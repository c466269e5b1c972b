import * as fc from 'fast-check';
import type { ItemFilter, ItemQuery } from '../../../shared/database/database.ts';
import type { ItemFields } from '../../../shared/items/item.ts';
import type { ContractOptions } from '../contract-options.ts';
import { changes, fields, filter, queries } from './values.ts';

/** Which version an update claims to be based on. */
export type Base = 'none' | 'current' | 'stale' | 'first' | 'future';

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

const target = fc.nat({ max: 10_000 });
const named = <Name extends Step['do']>(...names: Name[]) => fc.constantFrom(...names);

function steps(options: ContractOptions): fc.Arbitrary<Step> {
  const query = queries(options);
  const base = fc.constantFrom<Base[]>('none', 'current', 'stale', 'first', 'future');
  const list = fc.array(fields, { maxLength: 5 });
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: named('create'), fields }) },
    { weight: 2, arbitrary: fc.record({ do: named('createMany'), list }) },
    { weight: 1, arbitrary: fc.record({ do: named('createWrong'), list }) },
    { weight: 8, arbitrary: fc.record({ do: named('update'), target, changes, base }) },
    { weight: 4, arbitrary: fc.record({ do: named('delete'), target }) },
    { weight: 2, arbitrary: fc.record({ do: named('restore'), target }) },
    { weight: 3, arbitrary: fc.record({ do: named('get', 'watchItem', 'unsubscribe'), target }) },
    { weight: 6, arbitrary: fc.record({ do: named('list', 'watchPage'), query }) },
    { weight: 1, arbitrary: fc.record({ do: named('count'), filter }) },
    { weight: 2, arbitrary: fc.record({ do: named('wait'), ms: fc.constantFrom(0, 1, 5) }) },
  );
}

/** Many at once, of a few kinds, so that keys repeat and words are common. */
const crowd = (size: number) =>
  fc
    .array(fields, { minLength: 2, maxLength: 60, size: 'max' })
    .map((kinds) => Array.from({ length: size }, (_, index) => kinds[index % kinds.length] as ItemFields));

/** The same done to a fifth of a crowd or more of it, to neighbours or to every so many. */
const sweep = (crowdSize: number): fc.Arbitrary<Step[]> =>
  fc
    .record({
      what: fc.constantFrom('delete' as const, 'delete' as const, 'restore' as const, 'update' as const),
      changes,
      first: fc.nat({ max: 4 * crowdSize }),
      stride: fc.constantFrom(1, 1, 2, 7),
      size: fc.integer({ min: crowdSize / 5, max: (crowdSize / 5) * 7 }),
    })
    .map(({ what, first, stride, size, ...rest }) =>
      Array.from({ length: size }, (_, index): Step => {
        const of = { target: first + index * stride };
        return what === 'update'
          ? { do: what, ...of, changes: rest.changes, base: 'none' }
          : { do: what, ...of };
      }),
    );

/** Turns of one to four steps, begun together. */
export function turns(options: ContractOptions): fc.Arbitrary<Step[][]> {
  const turn = fc.array(steps(options), { minLength: 1, maxLength: 4 });
  return fc.array(turn, { minLength: 5, maxLength: 40, size: 'max' });
}

/** The same after crowds of items came, and many of them changed, went or came back. */
export function turnsInCrowd(options: ContractOptions): fc.Arbitrary<Step[][]> {
  const turn = fc.array(steps(options), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(
      fc.array(fc.record({ do: named('createMany'), list: crowd(options.crowd) }), {
        minLength: 3,
        maxLength: 5,
      }),
      fc.array(sweep(options.crowd), { minLength: 2, maxLength: 6, size: 'max' }),
      fc.array(turn, { minLength: 5, maxLength: 12, size: 'max' }),
    )
    .map(([crowds, sweeps, following]) => [...crowds.map((many) => [many]), ...sweeps, ...following]);
}
