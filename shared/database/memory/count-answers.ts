import type { ItemStatus } from '../../items/item.ts';
import type { DatabaseResult, ItemFilter } from '../database.ts';
import { isRecord } from '../plain-queries.ts';
import { success } from '../results.ts';
import type { ItemStore } from './item-store.ts';

type Answer = Promise<DatabaseResult<number>>;

/**
 * The last answers to counts by status, to be given again until one of these counts changes: to await
 * what lies ready takes half the time of asking anew, of which most is making and awaiting a promise.
 */
export class CountAnswers {
  #ready: readonly { readonly status: ItemStatus; readonly answer: Answer }[] = [];
  /** Of which state of the store they are. */
  #stamp = -1;

  constructor(private readonly items: ItemStore) {}

  /** The answer to a filter that asks for a status and nothing else, if it is ready. */
  find(filter: ItemFilter | undefined): Answer | undefined {
    const status = filter?.status;
    if (status === undefined || !isRecord(filter)) return undefined;
    if (this.#stamp !== this.items.countStamp) return undefined;
    for (const key in filter) if (key !== 'status') return undefined;
    for (const ready of this.#ready) if (ready.status === status) return ready.answer;
    return undefined;
  }

  /** Takes in how many items of a status there are now. */
  keep(status: ItemStatus, count: number): Answer {
    const stamp = this.items.countStamp;
    const others = this.#stamp === stamp ? this.#ready.filter((ready) => ready.status !== status) : [];
    this.#stamp = stamp;
    // Many may get this one.
    const answer = Object.freeze(Promise.resolve(Object.freeze(success(count))));
    this.#ready = [...others, { status, answer }];
    return answer;
  }
}
