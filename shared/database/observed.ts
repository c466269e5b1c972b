import type { DatabaseResult, Observer, Unsubscribe } from './database.ts';

interface Subscription<T> {
  readonly observer: Observer<T>;
  isActive: boolean;
  /** Whether it has heard the last state that the others have. */
  isTold: boolean;
}

/** Something with observers, who all hear the same. */
export class Observed<T> {
  #subscriptions: readonly Subscription<T>[] = [];

  get isWatched(): boolean {
    return this.#subscriptions.length > 0;
  }

  subscribe(observer: Observer<T>): Unsubscribe {
    const subscription: Subscription<T> = { observer, isActive: true, isTold: false };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      subscription.isActive = false;
      this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
    };
  }

  /** Tells all of them what is new, and what is not those who have not heard it. What one throws harms no other. */
  protected tell(result: DatabaseResult<T>, isNew: boolean, onObserverError: (error: unknown) => void): void {
    // A callback may watch or unsubscribe: that makes a new list, and this one stays as it is.
    for (const subscription of this.#subscriptions) {
      if (!subscription.isActive || (subscription.isTold && !isNew)) continue;
      subscription.isTold = true;
      try {
        if (result.ok) subscription.observer.next(result.value);
        else subscription.observer.error(result.error);
      } catch (error) {
        onObserverError(error);
      }
    }
  }
}
