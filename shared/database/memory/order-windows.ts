import type { Item } from '../../items/item.ts';
import type { Deliveries } from './deliveries.ts';
import type { OrderWatcher } from './item-order.ts';
import type { LiveWindow } from './live-window.ts';

/** All windows of one order that are watched: each write is told to all of them, and their observers hear of it together. */
export class OrderWindows implements OrderWatcher {
  isScheduled = false;
  #isTotalStale = false;
  /** A callback may watch or unsubscribe: that makes a new list, and the one that is gone through stays as it is. */
  #windows: readonly LiveWindow[] = [];

  constructor(private readonly deliveries: Deliveries) {}

  get isEmpty(): boolean {
    return this.#windows.length === 0;
  }

  add(window: LiveWindow): void {
    this.#windows = [...this.#windows, window];
  }

  delete(window: LiveWindow): void {
    this.#windows = this.#windows.filter((other) => other !== window);
  }

  onRemove(rank: number, size: number): void {
    this.#isTotalStale = true;
    for (const window of this.#windows) window.remove(window.isDescending ? size - rank : rank);
    this.deliveries.schedule(this);
  }

  onInsert(rank: number, size: number, item: Item): void {
    this.#isTotalStale = true;
    for (const window of this.#windows) window.insert(window.isDescending ? size - 1 - rank : rank, item);
    this.deliveries.schedule(this);
  }

  onMove(from: number, to: number, size: number, item: Item): void {
    const last = size - 1;
    for (const window of this.#windows) {
      if (window.isDescending) window.move(last - from, last - to, item);
      else window.move(from, to, item);
    }
    this.deliveries.schedule(this);
  }

  deliver(onObserverError: (error: unknown) => void): void {
    const isTotalStale = this.#isTotalStale;
    this.isScheduled = false;
    this.#isTotalStale = false;
    for (const window of this.#windows) {
      if (this.deliveries.isClosed) return;
      if (isTotalStale || window.touches > 0) window.deliver(onObserverError);
    }
  }
}
