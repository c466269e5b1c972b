import { expect } from 'vitest';
import type { Change, FieldValues, ItemSnapshot } from '../../../shared/database/changes.ts';
import { editableFields, type Item } from '../../../shared/items/item.ts';
import { everything, valueOf, type Subject } from '../contract.ts';

/** What an item holds, or held until it went, and whether it is there. */
interface State {
  readonly fields: Required<FieldValues>;
  readonly version: number;
  readonly isThere: boolean;
}

/** What the record has to account for. */
export interface Account {
  /** Of all items that were ever created. */
  readonly itemIds: readonly string[];
  /** Items as writes were answered with, at any of their versions. */
  readonly saved: readonly Item[];
  /** Whether nothing that is old has gone from the record. */
  readonly isWhole: boolean;
}

/**
 * Walks the record of every item: each change begins where the one before it ended, the last one ends with what
 * is there now, and whatever somebody saved stands among them, so that none of it is gone without a change that
 * says who replaced it. Versions have no holes. Everything is asked of the database alone.
 */
export async function checkRecord(subject: Subject, { itemIds, saved, isWhole }: Account): Promise<void> {
  const present = await presentStates(subject);
  for (const id of itemIds) {
    const changes = (await subject.recorded({ itemId: id })).toReversed();
    const now = present.get(id);
    if (now) {
      if (isWhole) expect(changes[0]).toMatchObject({ kind: 'created', version: 1, before: null });
      const states = await statesAfter(subject, changes);
      if (states.length > 0) expect(states.at(-1)).toEqual(now);
      checkSaved(
        saved.filter((item) => item.id === id),
        states,
        isWhole,
      );
    } else {
      expect(changes.map(({ kind }) => kind)).toEqual(isWhole ? ['purged'] : changes.map(() => 'purged'));
    }
  }
}

async function statesAfter({ changes }: Subject, past: readonly Change[]): Promise<State[]> {
  const states: State[] = [];
  for (const change of past) {
    const after = stateAfter(valueOf(await changes.snapshot(change.id)));
    checkStep(change, states.at(-1), after);
    states.push(after);
  }
  return states;
}

/** What a write was answered with is what the item was at that version. */
function checkSaved(saved: readonly Item[], states: readonly State[], isWhole: boolean): void {
  for (const item of saved) {
    const state = states.find(({ version }) => version === item.version);
    if (state || isWhole) expect(state?.fields).toEqual(stateOf(item, true).fields);
  }
}

async function presentStates({ list, trash }: Subject): Promise<Map<string, State>> {
  const live = await list();
  const deleted = valueOf(await trash.list(everything)).items.map(({ item }) => item);
  return new Map([
    ...live.map((item) => [item.id, stateOf(item, true)] as const),
    ...deleted.map((item) => [item.id, stateOf(item, false)] as const),
  ]);
}

const stateOf = ({ name, description, status, tags, version }: Item, isThere: boolean): State => ({
  fields: { name, description, status, tags },
  version,
  isThere,
});

const stateAfter = ({ change, fields }: ItemSnapshot): State => ({
  fields,
  version: change.version,
  isThere: change.after !== null,
});

/** That a change leads from one state of its item to the next, and says so. Of the first on record, the end only. */
function checkStep({ before, after, actor, itemName }: Change, from: State | undefined, to: State): void {
  expect(actor.id).not.toBe('');
  expect(itemName).toBe(to.fields.name);
  expect(Object.keys(before ?? after ?? {}).toSorted()).toEqual(
    Object.keys(after ?? before ?? {}).toSorted(),
  );
  expect(to.fields).toMatchObject(after ?? {});
  if (!from) return;
  expect(from.fields).toMatchObject(before ?? {});
  expect(from.isThere).toBe(before !== null);
  const changed = editableFields.filter((field) => after?.[field] !== undefined);
  const untouched = (state: State) =>
    editableFields.filter((field) => !changed.includes(field)).map((field) => state.fields[field]);
  expect(untouched(to)).toEqual(untouched(from));
  for (const field of changed) expect(to.fields[field]).not.toEqual(from.fields[field]);
  expect(to.version).toBe(changed.length > 0 ? from.version + 1 : from.version);
}
