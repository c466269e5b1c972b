import type { Item, ItemFields } from '../../items/item.ts';
import type { FieldValues } from '../changes.ts';
import { StringPool } from './string-pool.ts';

type Fields = Pick<Item, keyof ItemFields>;

const noTags: readonly string[] = Object.freeze([]);
const emptyFields: Fields = { name: '', description: '', status: 'draft', tags: noTags };

/** Whether this is what {@link ItemMaker.strip} leaves in the place of an item: no other is without a name. */
export const isStripped = ({ name }: Item) => name === '';

/** Makes items: frozen, and in one shape whatever they are made of, because engines keep objects of one shape small and fast. */
export class ItemMaker {
  readonly #tags = new StringPool();

  /**
   * V8 copies large numbers into each object of a shape that has held nothing else in the field. While there is one of this
   * shape without times it does not, and all times of items that were made together are one number: 30 bytes less an item.
   */
  readonly pattern = this.#freeze('', emptyFields, null, null, 1);

  /** The first version of an item. */
  create(id: string, fields: ItemFields, now: number): Item {
    return this.#freeze(id, fields, now, now, 1);
  }

  /** The next version of an item. */
  change(item: Item, fields: FieldValues, now: number): Item {
    const {
      name = item.name,
      description = item.description,
      status = item.status,
      tags = item.tags,
    } = fields;
    return this.#freeze(item.id, { name, description, status, tags }, item.createdAt, now, item.version + 1);
  }

  /** What remains of an item that is deleted for ever: nothing, but for its id, and what it was called if that is to be said. */
  strip({ id, version }: Item, name = ''): Item {
    return this.#freeze(id, { ...emptyFields, name }, 0, 0, version);
  }

  #freeze(
    id: string,
    { name, description, status, tags }: Fields,
    createdAt: number | null,
    updatedAt: number | null,
    version: number,
  ): Item {
    return Object.freeze({
      id,
      name,
      description,
      status,
      tags: Object.isFrozen(tags) ? tags : this.#freezeTags(tags),
      createdAt,
      updatedAt,
      version,
    } as Item);
  }

  #freezeTags(tags: readonly string[]): readonly string[] {
    // A copy, since a list that was built piece by piece keeps room to grow.
    return tags.length === 0 ? noTags : Object.freeze(tags.map((tag) => this.#tags.share(tag)));
  }
}
