import { AsyncLocalStorage } from 'node:async_hooks';

/** Runs tasks one after another, each outside of the function in which it was asked for. */
export class TaskQueue {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;
  // convex-test would take what runs in a function's asynchronous context for a part of its transaction.
  readonly #outside = AsyncLocalStorage.snapshot();

  get isIdle(): boolean {
    return this.#length === 0;
  }

  add<T>(task: () => Promise<T>): Promise<T> {
    this.#length += 1;
    const done = this.#outside(() => this.#last.then(task).finally(() => (this.#length -= 1)));
    this.#last = done.catch(() => undefined);
    return done;
  }
}
