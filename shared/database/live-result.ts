import type { DatabaseResult, Observer } from './database.ts';
import { Observed } from './observed.ts';

/** Answers with the present state: the very same result as before when nothing has changed. */
export type Compute<T> = (previous: DatabaseResult<T> | undefined) => DatabaseResult<T>;

/** Something that is watched, by any number of observers, who all get the same frozen answers. */
export class LiveResult<T> extends Observed<T> {
  /** Whether it waits to be delivered: kept here, where asking costs nothing. */
  isScheduled = false;
  readonly #compute: Compute<T>;
  #last: DatabaseResult<T> | undefined;

  constructor(compute: Compute<T>) {
    super();
    this.#compute = compute;
  }

  /** Calls every observer that has not heard the present state. */
  deliver(onObserverError: (error: unknown) => void): void {
    this.isScheduled = false;
    if (!this.isWatched) return;
    this.#last = this.#compute(this.#last);
    this.tellAll(this.#last, onObserverError);
  }

  protected override tell(observer: Observer<T>): void {
    const result = this.#last as DatabaseResult<T>;
    if (result.ok) observer.next(result.value);
    else observer.error(result.error);
  }
}
