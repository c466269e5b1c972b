import { guestActor, unknownActor } from '../../shared/database/actors.ts';
import type { Actor, ChangeRepository } from '../../shared/database/changes.ts';
import type { Database, ItemRepository } from '../../shared/database/database.ts';
import { success } from '../../shared/database/results.ts';
import type { PresenceRepository } from '../../shared/database/presence.ts';
import type { TrashRepository } from '../../shared/database/trash.ts';
import { NaiveChangeRepository } from './naive-change-repository.ts';
import { NaiveConnection, NaiveStore } from './naive-connection.ts';
import { NaiveItemRepository } from './naive-item-repository.ts';
import { NaivePresenceRepository } from './naive-presence-repository.ts';
import { NaiveTrashRepository } from './naive-trash-repository.ts';

/**
 * The naive model behind the real interface: everything is cloned, everything is asked anew after
 * every write. It is the proof that the contract asks for nothing that only one implementation does.
 */
export class NaiveDatabase implements Database {
  readonly info = { type: 'memory', lifetime: 'tab' } as const;
  readonly actor: Actor;
  readonly #store: NaiveStore;
  readonly #connection: NaiveConnection;
  readonly #items: ItemRepository;
  readonly #changes: ChangeRepository;
  readonly #trash: TrashRepository;
  readonly #presence: PresenceRepository;

  constructor(store: NaiveStore, actor: Actor = unknownActor) {
    this.actor = actor;
    this.#store = store;
    this.#connection = new NaiveConnection(store, actor);
    this.#items = new NaiveItemRepository(this.#connection);
    this.#changes = new NaiveChangeRepository(this.#connection);
    this.#trash = new NaiveTrashRepository(this.#connection);
    this.#presence = new NaivePresenceRepository(this.#connection);
  }

  /** The same database for somebody in a browser. */
  as(browserId: string): NaiveDatabase {
    return new NaiveDatabase(this.#store, guestActor(browserId));
  }

  /** What falls due with time. */
  prune(): void {
    this.#store.prune();
  }

  items(): ItemRepository {
    return this.#items;
  }

  changes(): ChangeRepository {
    return this.#changes;
  }

  trash(): TrashRepository {
    return this.#trash;
  }

  presence(): PresenceRepository {
    return this.#presence;
  }

  healthCheck: Database['healthCheck'] = () =>
    this.#connection.answer(() => success({ database: this.info.type, reachable: true, roundTrip: 0 }));

  watchConnection: Database['watchConnection'] = (observer) =>
    this.#connection.watch(() => success({ status: 'live', pendingWrites: 0 } as const), {
      next: observer,
      error: () => undefined,
    });

  close(): Promise<void> {
    this.#presence.leave();
    this.#connection.close();
    return Promise.resolve();
  }
}

export const createNaiveDatabase = (now: () => number): NaiveDatabase =>
  new NaiveDatabase(new NaiveStore(now));
