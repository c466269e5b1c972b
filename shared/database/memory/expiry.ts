import { retentionActor } from '../actors.ts';
import { firstOf } from './change-lists.ts';
import type { HistoryStore } from './history-store.ts';

/** Lets go what is older than it is to be kept: changes go off the record, deleted items for ever. */
export class Expiry {
  /** Nothing falls due until then, ms since 1970. */
  #nothingUntil = -Infinity;

  constructor(private readonly store: HistoryStore) {}

  /** At most so many changes, and as many items, that are due by `now`; answers whether there may be more. */
  step(now: number, most: number): boolean {
    if (now <= this.#nothingUntil) return false;
    let isMore = false;
    for (const letGo of [this.#dropOldest, this.#purgeOldest]) {
      let left = most;
      while (left > 0 && letGo(now)) left -= 1;
      isMore ||= left === 0;
    }
    this.#nothingUntil = this.#findNextEnd(now);
    return isMore;
  }

  /** Answers false when none is due. */
  readonly #dropOldest = (now: number): boolean => {
    const number = firstOf(this.store.log.everyone.of(undefined));
    const entry = number === undefined ? undefined : this.store.log.entry(number);
    if (!entry || entry.at + this.store.retention.changes >= now) return false;
    this.store.drop(entry);
    return true;
  };

  readonly #purgeOldest = (now: number): boolean => {
    const { trash, actors, retention } = this.store;
    const slot = trash.oldest();
    if (slot === undefined || trash.get(slot).at + retention.trash >= now) return false;
    this.store.purge(slot, actors.open(retentionActor));
    return true;
  };

  /** When what is oldest falls due; of what comes after now, nothing does before its time. */
  #findNextEnd(now: number): number {
    const { log, trash, retention } = this.store;
    const number = firstOf(log.everyone.of(undefined));
    const slot = trash.oldest();
    return Math.min(
      (number === undefined ? now : log.timeOf(number)) + retention.changes,
      (slot === undefined ? now : trash.get(slot).at) + retention.trash,
    );
  }
}
