import { isSameValue, type EditableField, type Item } from '../../../shared/items/item.ts';

/** The edit of one field, and what is to be decided when somebody else writes the same field meanwhile. */

export type FieldValue = Item[EditableField];

/** Values that a contested field may go on with; `edited` is what became of theirs, or the base, by typing on. */
export const choices = ['mine', 'theirs', 'base', 'edited'] as const;
export type Choice = (typeof choices)[number];

export interface FieldEdit {
  /** What the edit began with; of a contested field that is decided, what it was decided against. */
  readonly base: FieldValue;
  /** What stands in the form. */
  readonly value: FieldValue;
  /** Both sides have changed it. Stays until it is saved, so that another choice can be made. */
  readonly contest?: Contest;
}

export interface Contest {
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
  /** What both began with. */
  readonly base: FieldValue;
  readonly edited?: FieldValue;
  /** Which of them the form shows. */
  readonly shown: Choice;
  /** The person has chosen, knowing what theirs is. */
  readonly isDecided: boolean;
}

export const isDirty = ({ base, value }: FieldEdit): boolean => !isSameValue(base, value);

/** Whether it has to be decided before a save. Where both have come to the same there is nothing to decide. */
export const isOpen = ({ value, contest }: FieldEdit): boolean =>
  contest !== undefined && !contest.isDecided && !isSameValue(value, contest.theirs);

/**
 * Takes in what the item holds now. A clean field follows it. A dirty one keeps what was typed, and is contested
 * if somebody has changed what the edit began with.
 */
export function receiveField(edit: FieldEdit, theirs: FieldValue): FieldEdit {
  const { base, value, contest } = edit;
  if (contest) return receiveContested(edit, keepTyped(contest, value), theirs);
  if (isSameValue(base, value) || isSameValue(value, theirs)) return clean(theirs);
  return isSameValue(base, theirs) ? edit : contestField(edit, theirs);
}

/** A choice that was made against a value that has changed since is none; nor is there one to make when they came back to the base. */
function receiveContested(edit: FieldEdit, contest: Contest, theirs: FieldValue): FieldEdit {
  const { base, value } = edit;
  if (isSameValue(contest.theirs, theirs)) return { base, value, contest };
  if (contest.shown === 'theirs') return { ...clean(theirs), contest: { ...contest, theirs } };
  if (contest.shown === 'mine' && contest.edited === undefined) {
    if (isSameValue(value, theirs)) return clean(theirs);
    if (isSameValue(contest.base, theirs)) return { base: theirs, value };
  }
  return { base, value, contest: { ...contest, theirs, isDecided: false } };
}

const clean = (value: FieldValue): FieldEdit => ({ base: value, value });

/** The database has said that it is contested. */
export function contestField({ base, value, contest }: FieldEdit, theirs: FieldValue): FieldEdit {
  const begun = contest ?? { mine: value, base, shown: 'mine' };
  return { base, value, contest: { ...begun, theirs, isDecided: false } };
}

/** Puts one of the values into the form; the others are kept. */
export function chooseValue(edit: FieldEdit, choice: Choice): FieldEdit {
  if (!edit.contest) return edit;
  const contest = keepTyped(edit.contest, edit.value);
  const value = contest[choice];
  if (value === undefined) return edit;
  return { base: contest.theirs, value, contest: { ...contest, shown: choice, isDecided: true } };
}

/** The contest with what was typed since: on in one's own value, or from another one into something of both. */
export function keepTyped(contest: Contest, value: FieldValue): Contest {
  const { shown } = contest;
  if (shown === 'mine') return { ...contest, mine: value };
  if (shown !== 'edited' && isSameValue(value, contest[shown])) return contest;
  return { ...contest, shown: 'edited', edited: value };
}

/** What of an edit is worth keeping when the form goes: undefined for a clean field. */
export function unsavedEdit(edit: FieldEdit): { base: FieldValue; mine: FieldValue } | undefined {
  const { base, value } = edit;
  if (!edit.contest) return isDirty(edit) ? { base, mine: value } : undefined;
  const contest = keepTyped(edit.contest, value);
  // Theirs is in the item. What it was chosen over is not.
  const mine = isSameValue(value, contest.theirs) ? (contest.edited ?? contest.mine) : value;
  return { base: contest.base, mine };
}
