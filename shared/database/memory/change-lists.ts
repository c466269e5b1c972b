import type { ChangeKind } from '../changes.ts';
import { changeKinds } from '../query-limits.ts';
import { SortedSlots } from './sorted-slots.ts';

const ascending = (a: number, b: number) => a - b;

/** The numbers of changes, in the order in which they were written. */
export const createChangeList = () => new SortedSlots(ascending);

export const latestOf = (list: SortedSlots): number | undefined => list.at(list.size - 1);

export const firstOf = (list: SortedSlots): number | undefined => list.at(0);

/** The changes of everybody, or of one person: all, and by kind. */
export class ChangeLists {
  readonly #all = createChangeList();
  readonly #byKind = new Map(changeKinds.map((kind) => [kind, createChangeList()]));

  of(kind: ChangeKind | undefined): SortedSlots {
    return kind === undefined ? this.#all : (this.#byKind.get(kind) as SortedSlots);
  }

  add(number: number, kind: ChangeKind): void {
    this.#all.insert(number);
    this.of(kind).insert(number);
  }

  /** Adds the changes from one number to another, which are of one kind and later than all others. */
  addEach(first: number, last: number, kind: ChangeKind): void {
    this.#all.append(first, last);
    this.of(kind).append(first, last);
  }

  remove(number: number, kind: ChangeKind): void {
    this.#all.remove(number);
    this.of(kind).remove(number);
  }
}
