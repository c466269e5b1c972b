import { expect } from 'vitest';
import { contentOf } from '../people.ts';
import { everything, valueOf, type Person, type Subject } from '../contract.ts';
import type { Course } from './course.ts';

/** What there is, live or deleted, whatever its version. */
async function contents({ list, trash }: Subject) {
  const deleted = valueOf(await trash.list(everything)).items.map(({ item }) => contentOf(item));
  return { live: (await list()).map(contentOf), deleted: deleted.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Undoes all that a person can undo, redoes as much of it as was written, and finds everything as it was. */
export async function checkUndoIdentity(course: Course, person: number): Promise<void> {
  const { subject, people } = course.world;
  const who = people[person]?.[0] ?? subject;
  const before = await contents(subject);
  const writes = await countUndos(course, person, who);
  for (let count = 0; count < writes; count += 1) await take(course, person, 'redo');
  expect(await contents(subject), `undo and redo of everything by ${who.actor.id}`).toEqual(before);
}

const take = (course: Course, person: number, what: 'undo' | 'redo') =>
  course.turn({ person, tab: 0, deeds: [{ do: what }], passes: 0 });

/** Undoes until there is nothing left; what is passed over has written nothing. */
async function countUndos(course: Course, person: number, who: Person): Promise<number> {
  const { model, reverting, subject } = course.world;
  let writes = 0;
  while (reverting.undoState(who.actor).undo) {
    const before = model.record.matching({ actorId: who.actor.id })[0]?.id;
    await take(course, person, 'undo');
    if (model.record.matching({ actorId: who.actor.id })[0]?.id !== before) writes += 1;
  }
  expect(valueOf(await who.changes.undo())).toBeUndefined();
  await subject.fixture.settled();
  return writes;
}
