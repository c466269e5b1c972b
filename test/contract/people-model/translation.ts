import { expect } from 'vitest';
import type { Change } from '../../../shared/database/changes.ts';
import type { DatabaseResult } from '../../../shared/database/database.ts';
import { describeValue } from '../model/watch-ledger.ts';

/** Stands for any: what a cursor says, is the database's to choose. */
export const aCursor = 'a cursor';

/** Times of a server, which come from its own clock. */
const times = /\["(?:at|createdAt|updatedAt|deletedAt)",\d+\]/g;

/**
 * The ids of changes, and of batches that take others back, are the database's to choose. This knows
 * which of them are which in the model, as both have the same record in the same order.
 */
export class Translation {
  readonly #known = new Map<string, string>();
  readonly #isTimed: boolean;

  constructor(isTimed: boolean) {
    this.#isTimed = isTimed;
  }

  /** Learns ids from what is on record on both sides. */
  learn(recorded: readonly Change[], foretold: readonly Change[]): void {
    const outline = ({ kind, itemId, version }: Change) => `${kind} ${itemId} ${version}`;
    expect(recorded.map(outline), 'The record is not what was foretold.').toEqual(foretold.map(outline));
    recorded.forEach((change, index) => {
      const other = foretold[index] as Change;
      this.learnId(change.id, other.id);
      if (change.batchId !== undefined && other.batchId !== undefined)
        this.learnId(change.batchId, other.batchId);
    });
  }

  learnId(id: string, foretold: string): void {
    expect(this.#known.get(id) ?? foretold, 'An id has changed, or was given again.').toBe(foretold);
    this.#known.set(id, foretold);
  }

  /** All ids of the database that have a name in the model, also those that are not on record any more. */
  idsOf(isWanted: (foretold: string) => boolean): string[] {
    return [...this.#known].filter(([, foretold]) => isWanted(foretold)).map(([id]) => id);
  }

  foretold(id: string): string {
    return this.#known.get(id) ?? id;
  }

  /** A state that the database told, in the words of the model. */
  told(result: DatabaseResult<unknown>): string {
    return this.describe(this.#translate(result) as DatabaseResult<unknown>);
  }

  /** A result, or the error without its sentence. */
  describe(result: DatabaseResult<unknown>): string {
    const text = JSON.stringify(describeValue(result.ok ? { value: result.value } : factsOf(result.error)));
    return this.#isTimed ? text : text.replaceAll(times, '');
  }

  #translate(value: unknown): unknown {
    if (typeof value === 'string') return this.foretold(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((part) => this.#translate(part));
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === 'next' ? aCursor : this.#translate(part)]),
    );
  }
}

/** What an error says besides sentences. */
function factsOf(error: object): object {
  const wording = new Set(['message', 'cause', 'issues']);
  return Object.fromEntries(Object.entries(error).filter(([key]) => !wording.has(key)));
}
