import type { Observer, Unsubscribe } from './database.ts';

/** What the rest of a chain follows: a subscription, or before the first one what is observed. */
interface Link<T> {
  next: Subscription<T> | undefined;
}

interface Subscription<T> extends Link<T> {
  /** Undefined when it has ended. It keeps what follows it then: whoever is going through the chain may be here. */
  observer: Observer<T> | undefined;
  /** Which state it has heard last; at first 0, by which none goes. Engines are quicker where it is always a number. */
  told: unknown;
}

/**
 * Something with observers, who all hear the same. They are a chain rather than a list: a write may have a hundred of these told,
 * and each way to far-away memory counts.
 */
export abstract class Observed<T> implements Link<T> {
  next: Subscription<T> | undefined;

  get isWatched(): boolean {
    return this.next !== undefined;
  }

  subscribe(observer: Observer<T>): Unsubscribe {
    const subscription: Subscription<T> = { observer, told: 0, next: undefined };
    /** Puts a subscription, or the end, in the place of another, or of the end; not where that has ended before. */
    const replace = (
      there: Subscription<T> | undefined,
      by: Subscription<T> | undefined,
      link: Link<T> = this,
    ) => {
      while (link.next && link.next !== there) link = link.next;
      if (link.next === there) link.next = by;
    };
    replace(undefined, subscription);
    return () => {
      subscription.observer = undefined;
      replace(subscription, subscription.next);
    };
  }

  /** Tells one of them the present state. */
  protected abstract tell(observer: Observer<T>): void;

  /** Tells the present state, which goes by `state`, to all who have not heard it. What one throws harms no other. */
  protected tellAll(state: unknown, onObserverError: (error: unknown) => void): void {
    for (let { next } = this; next; next = next.next) {
      const { observer } = next;
      if (!observer || next.told === state) continue;
      next.told = state;
      try {
        this.tell(observer);
      } catch (error) {
        onObserverError(error);
      }
    }
  }
}
