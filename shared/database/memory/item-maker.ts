import type { Item, ItemFields } from '../../items/item.ts';
import type { FieldValues } from '../changes.ts';
import { StringPool } from './string-pool.ts';

const noTags: readonly string[] = Object.freeze([]);

/** Whether this is what {@link ItemMaker.strip} leaves in the place of an item: no other is without a name. */
export const isStripped = ({ name }: Item) => name === '';

/** Makes items: frozen, and in one shape whatever they are made of, because engines keep objects of one shape small and fast. */
export class ItemMaker {
  readonly #tags = new StringPool();

  /** The first version of an item. */
  create(id: string, fields: ItemFields, now: number): Item {
    return this.#freeze({ id, ...fields, createdAt: now, updatedAt: now, version: 1 });
  }

  /** The next version of an item. */
  change(item: Item, fields: FieldValues, now: number): Item {
    return this.#freeze({ ...item, ...fields, updatedAt: now, version: item.version + 1 });
  }

  /** What remains of an item that is deleted for ever: nothing, but for its id, and what it was called if that is to be said. */
  strip({ id, version }: Item, name = ''): Item {
    return this.#freeze({
      id,
      name,
      description: '',
      status: 'draft',
      tags: noTags,
      createdAt: 0,
      updatedAt: 0,
      version,
    });
  }

  #freeze({ id, name, description, status, tags, createdAt, updatedAt, version }: Item): Item {
    return Object.freeze({
      id,
      name,
      description,
      status,
      tags: Object.isFrozen(tags) ? tags : this.#freezeTags(tags),
      createdAt,
      updatedAt,
      version,
    });
  }

  #freezeTags(tags: readonly string[]): readonly string[] {
    // A copy, since a list that was built piece by piece keeps room to grow.
    return tags.length === 0 ? noTags : Object.freeze(tags.map((tag) => this.#tags.share(tag)));
  }
}
