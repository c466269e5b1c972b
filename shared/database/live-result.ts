import type { DatabaseResult, Observer, Unsubscribe } from './database.ts';

interface Subscription<T> {
  readonly observer: Observer<T>;
  isActive: boolean;
  delivered: DatabaseResult<T> | undefined;
}

/** Answers with the present state: the very same result as before when nothing has changed. */
export type Compute<T> = (previous: DatabaseResult<T> | undefined) => DatabaseResult<T>;

/** Something that is watched, by any number of observers, who all get the same frozen answers. */
export class LiveResult<T> {
  /** Whether it waits to be delivered: kept here, where asking costs nothing. */
  isScheduled = false;
  readonly #compute: Compute<T>;
  #subscriptions: readonly Subscription<T>[] = [];
  #last: DatabaseResult<T> | undefined;

  constructor(compute: Compute<T>) {
    this.#compute = compute;
  }

  get isWatched(): boolean {
    return this.#subscriptions.length > 0;
  }

  subscribe(observer: Observer<T>): Unsubscribe {
    const subscription: Subscription<T> = { observer, isActive: true, delivered: undefined };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      subscription.isActive = false;
      this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
    };
  }

  /** Calls every observer that has not heard the present state. What one throws harms no other. */
  deliver(onObserverError: (error: unknown) => void): void {
    this.isScheduled = false;
    if (!this.isWatched) return;
    const result = this.#compute(this.#last);
    this.#last = result;
    // A callback may watch or unsubscribe: that makes a new list, and this one stays as it is.
    for (const subscription of this.#subscriptions) {
      if (!subscription.isActive || subscription.delivered === result) continue;
      subscription.delivered = result;
      try {
        if (result.ok) subscription.observer.next(result.value);
        else subscription.observer.error(result.error);
      } catch (error) {
        onObserverError(error);
      }
    }
  }
}
