import * as fc from 'fast-check';
import type { ChangeFilter } from '../../../shared/database/changes.ts';
import { changeKinds } from '../../../shared/database/query-limits.ts';
import type { Retention } from '../../../shared/database/retention.ts';
import {
  editableFields,
  itemStatuses,
  type EditableField,
  type ItemFields,
} from '../../../shared/items/item.ts';

/** Which version an update claims to be based on: none, one that will come, or any that was, by a number. */
export type Base = 'none' | 'future' | number;

/** Which batch a write belongs to: none, one that is open, or the person's first, whatever has become of it. */
export type BatchChoice = 'none' | 'open' | 'first';

type Filter = Pick<ChangeFilter, 'kind'> & { readonly of?: 'item' | 'person'; readonly target: number };

/** Deeds of these names, each of which is one of its own. */
type Doing<Name extends string, What = object> = Name extends string ? { readonly do: Name } & What : never;

interface Target {
  readonly target: number;
}

interface InBatch {
  readonly batch: BatchChoice;
}

interface Update extends Target, InBatch {
  readonly changes: Partial<ItemFields>;
  readonly base: Base;
}

interface RestoreTo extends Target {
  /** Of which item: of that of the change, or of any. */
  readonly item: 'its' | number;
  readonly fields: EditableField[] | undefined;
}

/** One thing that somebody does. Numbers choose among what there is, or was, by then. */
export type Deed =
  | Doing<'create', InBatch & { readonly fields: ItemFields }>
  | Doing<'createMany', InBatch & { readonly list: ItemFields[] }>
  | Doing<'update', Update>
  | Doing<'delete' | 'restore', Target & InBatch>
  | Doing<'revert' | 'revertBatch' | 'purge' | 'unwatch', Target>
  | Doing<'restoreTo', RestoreTo>
  | Doing<'undo' | 'redo' | 'purgeAll'>
  | Doing<'watch', { readonly filter: Filter }>;

export type DeedOf<Name extends Deed['do']> = Extract<Deed, { do: Name }>;

/** What one person does in one turn, in one of two tabs, after so much time. */
export interface PersonTurn {
  readonly person: number;
  readonly tab: number;
  readonly deeds: readonly Deed[];
  readonly passes: Passing;
}

/** How much time passes before: ms, or a part, or more, of what something is kept for. */
export type Passing = number | { readonly keeping: keyof Retention; readonly part: number };

export interface PeopleHistory {
  readonly people: number;
  readonly turns: readonly PersonTurn[];
}

const target = fc.nat({ max: 10_000 });
const named = <Name extends Deed['do']>(...names: Name[]) => fc.constantFrom(...names);

// Few values, so that people write the same, and write back what was there before.
const value = {
  name: fc.constantFrom('a', 'b', 'c'),
  description: fc.constantFrom('', 'x', 'y'),
  status: fc.constantFrom(...itemStatuses),
  tags: fc.constantFrom<string[][]>([], ['t'], ['t', 'u']),
};
const fields: fc.Arbitrary<ItemFields> = fc.record(value);
const changes = fc.record(value, { requiredKeys: [] });

const batch = fc.constantFrom<BatchChoice[]>('none', 'none', 'none', 'open', 'first');
const base: fc.Arbitrary<Base> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('none' as const) },
  { weight: 5, arbitrary: fc.nat({ max: 20 }) },
  { weight: 1, arbitrary: fc.constant('future' as const) },
);
const filter = fc.record(
  { kind: fc.constantFrom(...changeKinds), of: fc.constantFrom('item' as const, 'person' as const), target },
  { requiredKeys: ['target'] },
);
const someFields = fc.option(fc.uniqueArray(fc.constantFrom(...editableFields), { minLength: 1 }), {
  nil: undefined,
});
const item = fc.oneof(
  { weight: 4, arbitrary: fc.constant('its' as const) },
  { weight: 1, arbitrary: target },
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: named('create'), fields, batch }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: named('createMany'), list: fc.array(fields, { maxLength: 3 }), batch }),
  },
  { weight: 12, arbitrary: fc.record({ do: named('update'), target, changes, base, batch }) },
  { weight: 4, arbitrary: fc.record({ do: named('delete'), target, batch }) },
  { weight: 2, arbitrary: fc.record({ do: named('restore'), target, batch }) },
  { weight: 9, arbitrary: fc.record({ do: named('undo', 'undo', 'redo') }) },
  { weight: 5, arbitrary: fc.record({ do: named('revert'), target }) },
  { weight: 3, arbitrary: fc.record({ do: named('restoreTo'), target, item, fields: someFields }) },
  { weight: 3, arbitrary: fc.record({ do: named('revertBatch'), target }) },
  { weight: 1, arbitrary: fc.record({ do: named('purge'), target }) },
  { weight: 2, arbitrary: fc.record({ do: named('watch'), filter }) },
  { weight: 1, arbitrary: fc.record({ do: named('unwatch'), target }) },
);

const longTimes: readonly Passing[] = [
  { keeping: 'trash', part: 0.7 },
  { keeping: 'changes', part: 0.4 },
  { keeping: 'changes', part: 1.1 },
];

/** Purging all ends most of what there is, so that it comes seldom. */
const seldom: fc.Arbitrary<Deed> = fc.record({ do: named('purgeAll') });

/** So that there is something to quarrel about. */
const beginning: PersonTurn = {
  person: 0,
  tab: 0,
  passes: 0,
  deeds: ['a', 'b'].map((name) => ({
    do: 'create',
    fields: { name, description: '', status: 'draft', tags: [] },
    batch: 'none',
  })),
};

/** Turns of two or three people, one after the other, of one to three deeds that are begun together. */
export function peopleHistories(canOutlive: boolean): fc.Arbitrary<PeopleHistory> {
  const moment = fc.constantFrom<Passing[]>(0, 0, 1, 5);
  const passes: fc.Arbitrary<Passing> = canOutlive
    ? fc.oneof({ weight: 12, arbitrary: moment }, { weight: 3, arbitrary: fc.constantFrom(...longTimes) })
    : moment;
  const deeds = fc.array(fc.oneof({ weight: 60, arbitrary: deed }, { weight: 1, arbitrary: seldom }), {
    minLength: 1,
    maxLength: 3,
  });
  const turn = fc.record({ person: fc.nat({ max: 2 }), tab: fc.nat({ max: 1 }), deeds, passes });
  return fc
    .record({
      people: fc.constantFrom(2, 3),
      turns: fc.array(turn, { minLength: 5, maxLength: 40, size: 'max' }),
    })
    .map(({ people, turns }) => ({ people, turns: [beginning, ...turns] }));
}
