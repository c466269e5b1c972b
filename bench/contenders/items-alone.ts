import type { Contender } from '../contender.ts';
import type { BenchItem } from '../workload.ts';

/** The items in a list, to know what they weigh without any database. */
export function createItemsAlone(): Contender {
  let kept: readonly BenchItem[] = [];
  return {
    load(items) {
      kept = items;
    },
    nativeBytes: () => 0 * kept.length,
  };
}
