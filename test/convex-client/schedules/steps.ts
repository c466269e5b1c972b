import * as fc from 'fast-check';
import { itemStatuses, type ItemStatus } from '../../../shared/items/item.ts';
import type { Delays, MutationPhase } from '../../support/convex/faults.ts';

/** Which of the two clients. */
export type Who = 0 | 1;

/** What one of them writes. `target` chooses among the items that are known by then. */
export type Edit =
  | { readonly do: 'create'; readonly by: Who; readonly status: ItemStatus }
  | { readonly do: 'createMany'; readonly by: Who; readonly statuses: readonly ItemStatus[] }
  | {
      readonly do: 'update';
      readonly by: Who;
      readonly target: number;
      /** Without one the update is of the name alone. */
      readonly status?: ItemStatus;
      /** Whether it names the version that its client sees. */
      readonly isBased: boolean;
    }
  | { readonly do: 'delete' | 'restore'; readonly by: Who; readonly target: number };

/** What happens to the deployment, or to the ways that lead there. */
export type Fault =
  | { readonly do: 'kill' | 'restart' | 'dropConnections' }
  | { readonly do: 'dropNext' | 'hold' | 'release'; readonly phase: MutationPhase }
  | { readonly do: 'delay'; readonly what: keyof Delays; readonly ms: number };

export type Step = Edit | Fault | { readonly do: 'wait'; readonly ms: number };

const named = <Name extends Step['do']>(...names: Name[]) => fc.constantFrom(...names);
const by = fc.constantFrom<Who[]>(0, 1);
const status = fc.constantFrom(...itemStatuses);
const statuses = fc.array(status, { minLength: 2, maxLength: 3 });
// There are three items to begin with, and rarely many more.
const target = fc.nat({ max: 5 });
const phase = fc.constantFrom<MutationPhase[]>('beforeMutation', 'beforeResponse');
const what = fc.constantFrom<(keyof Delays)[]>('beforeMutation', 'beforeResponse', 'eachMessage');

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: named('create'), by, status }) },
  { weight: 1, arbitrary: fc.record({ do: named('createMany'), by, statuses }) },
  {
    weight: 6,
    arbitrary: fc.record(
      { do: named('update'), by, target, status, isBased: fc.boolean() },
      { requiredKeys: ['do', 'by', 'target', 'isBased'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ do: named('delete'), by, target }) },
  { weight: 2, arbitrary: fc.record({ do: named('restore'), by, target }) },
);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: named('kill') }) },
  { weight: 2, arbitrary: fc.record({ do: named('restart') }) },
  { weight: 2, arbitrary: fc.record({ do: named('dropConnections') }) },
  { weight: 4, arbitrary: fc.record({ do: named('dropNext'), phase }) },
  { weight: 2, arbitrary: fc.record({ do: named('hold'), phase }) },
  { weight: 2, arbitrary: fc.record({ do: named('release'), phase }) },
  { weight: 1, arbitrary: fc.record({ do: named('delay'), what, ms: fc.constantFrom(0, 2, 8) }) },
);

const wait = fc.record({ do: named('wait'), ms: fc.constantFrom(0, 1, 5, 25) });

export interface Schedule {
  /** Whether both are connected before the first step. */
  readonly isConnected: boolean;
  /** They follow each other at once, but for the waits among them. */
  readonly steps: readonly Step[];
}

const steps = fc.array(
  fc.oneof({ weight: 5, arbitrary: edit }, { weight: 4, arbitrary: fault }, { weight: 3, arbitrary: wait }),
  { minLength: 6, maxLength: 18, size: 'max' },
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  isConnected: fc.constantFrom(true, true, false),
  steps,
});
