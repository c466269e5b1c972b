import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';

interface Subscription<T> {
  readonly observer: Observer<T>;
  isActive: boolean;
  delivered?: DatabaseResult<T>;
}

/** Answers with the present state: the very same result as before when nothing has changed. */
export type Compute<T> = (previous: DatabaseResult<T> | undefined) => DatabaseResult<T>;

/** Something that is watched, by any number of observers, who all get the same frozen answers. */
export class LiveResult<T> {
  readonly #subscriptions = new Set<Subscription<T>>();
  readonly #compute: Compute<T>;
  #last: DatabaseResult<T> | undefined;

  constructor(compute: Compute<T>) {
    this.#compute = compute;
  }

  get isWatched(): boolean {
    return this.#subscriptions.size > 0;
  }

  subscribe(observer: Observer<T>): Unsubscribe {
    const subscription: Subscription<T> = { observer, isActive: true };
    this.#subscriptions.add(subscription);
    return () => {
      subscription.isActive = false;
      this.#subscriptions.delete(subscription);
    };
  }

  /** Calls every observer that has not heard the present state. What one throws harms no other. */
  deliver(onObserverError: (error: unknown) => void): void {
    if (!this.isWatched) return;
    const result = this.#compute(this.#last);
    this.#last = result;
    // A copy, since a callback may watch or unsubscribe; who is added meanwhile is scheduled anew.
    for (const subscription of [...this.#subscriptions]) {
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
