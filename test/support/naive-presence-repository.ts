import type { Observer, Unsubscribe } from '../../shared/database/database.ts';
import type { Place, Presence, PresenceRepository } from '../../shared/database/presence.ts';
import { success } from '../../shared/database/results.ts';
import type { NaiveConnection } from './naive-connection.ts';

/** A list of who is here, which is looked through for every question. */
export class NaivePresenceRepository implements PresenceRepository {
  constructor(private readonly connection: NaiveConnection) {}

  tell({ itemId, isEditing, isIdle }: Place): void {
    const { store, actor } = this.connection;
    const known = store.present.get(this.connection);
    const tab = known?.tab ?? store.createId();
    store.present.set(this.connection, {
      ...{ tab, actor, isEditing, isIdle },
      ...(itemId !== undefined && { itemId }),
    });
    store.checkWatches();
  }

  leave(): void {
    this.connection.store.present.delete(this.connection);
    this.connection.store.checkWatches();
  }

  watch(observer: Observer<readonly Presence[]>): Unsubscribe {
    return this.connection.watch(() => {
      const all = [...this.connection.store.present];
      return success(all.filter(([holder]) => holder !== this.connection).map(([, presence]) => presence));
    }, observer);
  }
}
