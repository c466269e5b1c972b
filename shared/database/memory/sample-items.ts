import type { CreateItemRequest, ItemStatus } from '../../items/item.ts';
import type { DatabaseResult, ItemRepository } from '../database.ts';
import { boatsAndMoorings } from './sample-items-boats.ts';
import { instruments } from './sample-items-instruments.ts';
import { protocols } from './sample-items-protocols.ts';

/** The catalogue of a field station on an estuary, so that nobody begins in front of an empty table. */
export const sampleItems: readonly CreateItemRequest[] = [...boatsAndMoorings, ...instruments, ...protocols];

/** A moment in the story of the sample items: `age` is how long ago it was, in ms. */
interface Step {
  readonly age: number;
  readonly index: number;
  /** Created as a draft when absent. */
  readonly status?: ItemStatus;
}

const day = 24 * 60 * 60 * 1000;
const oldest = 420 * day;

/** Between 0 and 1, evenly spread and the same every time: multiples of the golden ratio. */
const spread = (index: number) => ((index + 1) * 0.618_033_988_75) % 1;

/** Every item begins as a draft; active and archived ones became so later, many of them of late. */
function createHistory(): Step[] {
  const steps = sampleItems.flatMap(({ status }, index): Step[] => {
    const created = oldest * (1 - index / (sampleItems.length + 1));
    const changed = created * spread(index) ** 4;
    if (status === 'active')
      return [
        { age: created, index },
        { age: changed, index, status },
      ];
    if (status !== 'archived') return [{ age: created, index }];
    const activated = (created + changed) / 2;
    return [
      { age: created, index },
      { age: activated, index, status: 'active' },
      { age: changed, index, status },
    ];
  });
  return steps.sort((a, b) => b.age - a.age);
}

/**
 * Fills a store with the sample items, as if people had worked on it for a year. `setAge` moves the
 * store's clock back by so many ms, and in the end to the present.
 */
export async function addSampleItems(
  items: Pick<ItemRepository, 'create' | 'update'>,
  setAge: (age: number) => void,
): Promise<void> {
  const ids = new Map<number, string>();
  for (const { age, index, status } of createHistory()) {
    setAge(age);
    const id = ids.get(index);
    const sample = sampleItems[index];
    if (status && id !== undefined) {
      expectDone(await items.update(id, { status }));
    } else if (sample) {
      ids.set(index, expectDone(await items.create({ ...sample, status: 'draft' })).id);
    }
  }
  setAge(0);
}

/** Samples that the store refuses are a mistake in this folder, and must not start half a store. */
function expectDone<T>(result: DatabaseResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(`A sample item was refused. ${result.error.message}`);
}
