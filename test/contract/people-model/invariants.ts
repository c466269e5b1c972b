import { expect } from 'vitest';
import type { Change, FieldValues, ItemSnapshot } from '../../../shared/database/changes.ts';
import { editableFields, type Item } from '../../../shared/items/item.ts';
import { everything, valueOf, type Subject } from '../contract.ts';
import type { Course } from './course.ts';

/** What an item holds, or held until it went, and whether it is there. */
interface State {
  readonly fields: Required<FieldValues>;
  readonly version: number;
  readonly isThere: boolean;
}

/**
 * Walks the record of every item: each change begins where the one before it ended and the last one ends
 * with what is there now, so that nothing that somebody saved is gone without a change that says who replaced it.
 * Versions have no holes. Everything is asked of the database alone.
 */
export async function checkRecord({ world, hasPruned }: Course): Promise<void> {
  const { subject, itemIds } = world;
  const present = await presentStates(subject);
  for (const id of itemIds) {
    const changes = (await subject.recorded({ itemId: id })).toReversed();
    const now = present.get(id);
    if (!now) expect(changes.map(({ kind }) => kind)).toEqual(changes.map(() => 'purged'));
    if (!now || changes.length === 0) continue;
    if (!hasPruned) expect(changes[0]).toMatchObject({ kind: 'created', version: 1, before: null });
    const states = [];
    for (const change of changes) {
      const snapshot = valueOf(await subject.changes.snapshot(change.id));
      states.push(stateAfter(snapshot));
      checkStep(change, states.at(-2), states.at(-1) as State);
    }
    expect(states.at(-1)).toEqual(now);
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
