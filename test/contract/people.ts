import { expect } from 'vitest';
import type { Change, Reversion, UndoOutcome } from '../../shared/database/changes.ts';
import type { Item } from '../../shared/items/item.ts';
import { valueOf, type Person, type Subject } from './contract.ts';

/** Two people, neither of whom is the one whom a rule is shown first. */
export const twoPeople = async (subject: Subject): Promise<[ada: Person, ben: Person]> => [
  await subject.person('browser-of-ada'),
  await subject.person('browser-of-ben'),
];

/** The latest change on record, of an item or of all. */
export async function latestChange(subject: Subject, itemId?: string): Promise<Change> {
  const [latest] = await subject.recorded(itemId === undefined ? {} : { itemId });
  expect(latest, 'Nothing is on record.').toBeDefined();
  return latest as Change;
}

/** Takes back what a person did last, which has to be a change, and answers with what came of it. */
export const undo = async ({ changes }: Person) => outcomeOf(valueOf(await changes.undo()));

/** Takes back what a person undid last, which has to be a change. */
export const redo = async ({ changes }: Person) => outcomeOf(valueOf(await changes.redo()));

function outcomeOf(outcome: UndoOutcome | undefined): { change: Change; reversion: Reversion } {
  if (!outcome || !('change' in outcome)) throw new Error('Expected that a change was taken back.');
  return outcome;
}

/** What an item holds, whatever its version and the time of it. */
export const contentOf = ({ id, name, description, status, tags }: Item) => ({
  ...{ id, name, description, status, tags },
});
