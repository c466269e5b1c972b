import type { ConvexClient, MutationOptions } from 'convex/browser';
import { getFunctionName } from 'convex/server';
import type { Item } from '../../items/item.ts';
import { functions } from './functions.ts';
import { optimisticUpdate } from './optimistic-update.ts';
import type { PendingWrite } from './pending-write.ts';

/** Deleted items of this tab that can be shown at once when they come back; the oldest are forgotten first. */
const rememberedDeletions = 1000;

/** What the writes of one client do to what it watches, until they are acknowledged. */
export interface Foretelling {
  /** To be sent with a write. */
  of(write: PendingWrite): MutationOptions['optimisticUpdate'];
  /** The item as it was deleted here. */
  deleted(id: string): Item | undefined;
  /** It was deleted for ever; without an id, all that were deleted. */
  forget(id?: string): void;
}

export function createForetelling(client: ConvexClient): Foretelling {
  const deleted = new Map<string, Item>();
  const options = {
    throwTold: (id: string): unknown =>
      client.client.localQueryResult(getFunctionName(functions.get), { id }),
    onDelete(id: string, item: Item | undefined) {
      if (!item) return;
      deleted.delete(id);
      deleted.set(id, item);
      const [oldest] = deleted.keys();
      if (deleted.size > rememberedDeletions && oldest !== undefined) deleted.delete(oldest);
    },
  };
  return {
    of: (write) => optimisticUpdate(write, options),
    deleted: (id) => deleted.get(id),
    forget(id) {
      if (id === undefined) deleted.clear();
      else deleted.delete(id);
    },
  };
}
