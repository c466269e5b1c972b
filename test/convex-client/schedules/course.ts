import { unknownActor } from '../../../shared/database/actors.ts';
import type { DatabaseResult } from '../../../shared/database/database.ts';
import type { Item } from '../../../shared/items/item.ts';
import { describeResult } from '../../contract/model/watch-ledger.ts';
import { NaiveModel } from '../../support/naive-model.ts';

type Answer = DatabaseResult<unknown>;

/** A write of one client that was answered. */
export interface Written {
  /** What was asked for, for people. */
  readonly what: string;
  /** When it was made and when it was answered, on one clock that counts such moments. */
  readonly begun: number;
  readonly answered: number;
  readonly answer: Answer;
  /** Does it to the model; ids and times, which are the deployment's to choose, are those of the answer. */
  readonly foretell: (model: NaiveModel) => Answer;
}

/** What two clients have written, between two states of all items. */
export interface Course {
  readonly start: readonly Item[];
  /** By each client, in its order. */
  readonly written: readonly (readonly Written[])[];
  readonly end: readonly Item[];
}

/**
 * That the writes can be explained: in some order, each done once and after those that were answered
 * before it was made, the model gives the answers that were given and ends where the deployment did. A
 * write that was lost, or done twice, leaves no such order. Throws with all that was seen.
 */
export function expectExplained(course: Course): void {
  if (canExplain(course, [])) return;
  const lines = course.written.map((line, by) => line.map((write) => `  client ${by} ${describe(write)}`));
  throw new Error(
    [
      'No order of the writes explains the answers and the end.',
      ...lines.flat(),
      `  end: ${listOf(course.end)}`,
    ].join('\n'),
  );
}

function canExplain(course: Course, done: readonly Written[]): boolean {
  const model = replay(course.start, done);
  if (!model) return false;
  const undone = course.written.map((line) => line.filter((write) => !done.includes(write)));
  const next = undone.flatMap((line) => line.slice(0, 1));
  if (next.length === 0)
    return listOf(model.items.page({ limit: 1000, offset: 0 }).items) === listOf(course.end);
  const firstAnswer = Math.min(...undone.flat().map(({ answered }) => answered));
  return next
    .filter(({ begun }) => begun <= firstAnswer)
    .some((write) => canExplain(course, [...done, write]));
}

/** The model after these writes; undefined when it would not have answered as the deployment did. */
function replay(start: readonly Item[], writes: readonly Written[]): NaiveModel | undefined {
  const model = new NaiveModel();
  for (const { id, createdAt, updatedAt: _, version: __, ...fields } of start) {
    model.create({ ...fields, tags: [...fields.tags] }, id, { actor: unknownActor, now: createdAt });
  }
  const isAnswered = ({ foretell, answer }: Written) =>
    describeResult(foretell(model)) === describeResult(answer);
  return writes.every(isAnswered) ? model : undefined;
}

const describe = ({ what, begun, answered, answer }: Written) =>
  `${what} (${begun} to ${answered}): ${describeResult(answer)}`;

/** Items of one moment have no order of their own until they are asked for in one. */
const listOf = (items: readonly Item[]) =>
  items
    .map((item) => describeResult({ ok: true, value: item }))
    .toSorted()
    .join(' ');
