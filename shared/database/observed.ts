import type { Observer, Unsubscribe } from './database.ts';

interface Subscription<T> {
  readonly observer: Observer<T>;
  isActive: boolean;
  /** Which state it has heard last. */
  told: number;
}

/** Something with observers, who all hear the same. */
export abstract class Observed<T> {
  #subscriptions: readonly Subscription<T>[] = [];
  /** How many states there have been. */
  #state = 0;

  get isWatched(): boolean {
    return this.#subscriptions.length > 0;
  }

  subscribe(observer: Observer<T>): Unsubscribe {
    const subscription: Subscription<T> = { observer, isActive: true, told: 0 };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      subscription.isActive = false;
      this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
    };
  }

  /** Tells one of them the present state. */
  protected abstract tell(observer: Observer<T>): void;

  /** Tells all of them what is new, and what is not those who have not heard it. What one throws harms no other. */
  protected tellAll(isNew: boolean, onObserverError: (error: unknown) => void): void {
    if (isNew) this.#state += 1;
    // A callback may watch or unsubscribe: that makes a new list, and this one stays as it is.
    for (const subscription of this.#subscriptions) {
      if (!subscription.isActive || subscription.told === this.#state) continue;
      subscription.told = this.#state;
      try {
        this.tell(subscription.observer);
      } catch (error) {
        onObserverError(error);
      }
    }
  }
}
