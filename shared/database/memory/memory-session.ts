import type { Actor } from '../changes.ts';
import type { DatabaseError, DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import { connectionClosed, failure, mayOnlyRead } from '../results.ts';
import type { ActorRecord } from './actor-records.ts';
import type { MemoryEngine } from './memory-engine.ts';

/** What is let go with each write, of what is kept too long: more than it adds. */
const expiredPerWrite = 4;

/** One person at the store: what is asked is answered by it, unless it is closed, and writes unless the person may not. */
export class MemorySession {
  readonly actor: ActorRecord;
  readonly #watches = new Set<Unsubscribe>();
  #isClosed = false;

  constructor(
    readonly engine: MemoryEngine,
    actor: Actor,
    private readonly canEdit: boolean,
  ) {
    this.actor = engine.store.actors.open(actor);
  }

  get isOpen(): boolean {
    return !this.#isClosed && this.engine.isOpen;
  }

  /** Every reading operation ends here: the answer to what was parsed or found. */
  answer<In, Out>(
    input: DatabaseResult<In>,
    act: (value: In) => DatabaseResult<Out>,
  ): Promise<DatabaseResult<Out>> {
    if (!input.ok || !this.isOpen) return this.refuse(input);
    return Promise.resolve(act(input.value));
  }

  /** The answer to what was not parsed, or comes too late. */
  refuse(input: DatabaseResult<unknown>): Promise<DatabaseResult<never>> {
    return Promise.resolve(this.isOpen && !input.ok ? input : failure(connectionClosed()));
  }

  /** And every writing one. */
  write<In, Out>(
    parse: () => DatabaseResult<In>,
    act: (value: In) => DatabaseResult<Out>,
  ): Promise<DatabaseResult<Out>> {
    return this.answer(this.canEdit ? parse() : failure(mayOnlyRead()), (value) => {
      const result = act(value);
      this.engine.expire(expiredPerWrite);
      return result;
    });
  }

  watch<T>(
    query: DatabaseResult<T>,
    observer: Pick<Observer<never>, 'error'>,
    start: (query: T) => Unsubscribe,
  ): Unsubscribe {
    if (!this.isOpen) return () => undefined;
    const end = query.ok ? start(query.value) : this.#refuse(query.error, observer);
    const unsubscribe = () => {
      this.#watches.delete(unsubscribe);
      end();
    };
    this.#watches.add(unsubscribe);
    return unsubscribe;
  }

  /** Ends every watch of this person, who is not here any more. */
  close(): void {
    this.#isClosed = true;
    this.engine.presence.leave(this);
    for (const unsubscribe of [...this.#watches]) unsubscribe();
  }

  #refuse(error: DatabaseError, observer: Pick<Observer<never>, 'error'>): Unsubscribe {
    let isWatching = true;
    queueMicrotask(() => {
      if (isWatching && this.isOpen) observer.error(error);
    });
    return () => {
      isWatching = false;
    };
  }
}
