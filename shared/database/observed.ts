import type { Observer, Unsubscribe } from './database.ts';

interface Subscription<T> {
  /** Undefined when it has ended. */
  observer: Observer<T> | undefined;
  /** Which state it has heard last. */
  told: number;
  /** The one that came after it, and stays so: whoever is going through them may be here. */
  next: Subscription<T> | undefined;
}

/** Something with observers, who all hear the same. */
export abstract class Observed<T> {
  /** A chain rather than a list: a write may have a hundred of these told, and each way to far-away memory counts. */
  #first: Subscription<T> | undefined;
  /** How many states there have been. */
  #state = 0;

  get isWatched(): boolean {
    return this.#first !== undefined;
  }

  subscribe(observer: Observer<T>): Unsubscribe {
    const subscription: Subscription<T> = { observer, told: 0, next: undefined };
    this.#replace(undefined, subscription);
    return () => {
      subscription.observer = undefined;
      this.#replace(subscription, subscription.next);
    };
  }

  /** Tells one of them the present state. */
  protected abstract tell(observer: Observer<T>): void;

  /** Tells all of them what is new, and what is not those who have not heard it. What one throws harms no other. */
  protected tellAll(isNew: boolean, onObserverError: (error: unknown) => void): void {
    if (isNew) this.#state += 1;
    for (let subscription = this.#first; subscription; subscription = subscription.next) {
      const { observer } = subscription;
      if (!observer || subscription.told === this.#state) continue;
      subscription.told = this.#state;
      try {
        this.tell(observer);
      } catch (error) {
        onObserverError(error);
      }
    }
  }

  /** Puts a link of the chain, or the end, in the place of another, or of the end. */
  #replace(there: Subscription<T> | undefined, by: Subscription<T> | undefined): void {
    if (this.#first === there) {
      this.#first = by;
      return;
    }
    let before = this.#first;
    while (before && before.next !== there) before = before.next;
    // It has ended twice, and is not there any more.
    if (before) before.next = by;
  }
}
