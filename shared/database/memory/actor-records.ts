import type { Actor } from '../changes.ts';
import { ChangeLists, createChangeList } from './change-lists.ts';

/** Somebody who has written, and what of it can be taken back and done again. */
export interface ActorRecord {
  readonly actor: Actor;
  readonly changes: ChangeLists;
  /** What the person wrote anew and still holds: changes, and of each batch its latest one. */
  readonly units: ReturnType<typeof createChangeList>;
  /** The undos that still hold. */
  readonly undos: ReturnType<typeof createChangeList>;
  /**
   * The latest change on record that belongs to a unit, 0 for none: what was undone before it cannot be done
   * again. Undefined when it has gone off the record and is to be looked up.
   */
  latestUnit: number | undefined;
}

/** Everybody who has written, by id; each goes by the name that was given first. */
export class ActorRecords {
  readonly #records = new Map<string, ActorRecord>();

  find(id: string): ActorRecord | undefined {
    return this.#records.get(id);
  }

  open(actor: Actor): ActorRecord {
    const known = this.#records.get(actor.id);
    if (known) return known;
    const record: ActorRecord = {
      actor: Object.freeze({ id: actor.id, name: actor.name }),
      changes: new ChangeLists(),
      units: createChangeList(),
      undos: createChangeList(),
      latestUnit: 0,
    };
    this.#records.set(actor.id, record);
    return record;
  }
}
