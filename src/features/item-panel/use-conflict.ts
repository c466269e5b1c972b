import { useState } from 'react';
import { isSameValue, type EditableField, type Item } from '../../../shared/items/item.ts';
import { overtakenFields, settle as settleSession, type Choice, type Choices } from './edit-session.ts';
import { fieldsOf, type ItemForm } from './form-values.ts';
import type { LiveEditSession } from './use-edit-session.ts';

interface MadeChoice {
  readonly choice: Choice;
  /** What theirs was: a choice against a value that has changed since is none. */
  readonly theirs: Item[EditableField];
}

type MadeChoices = Partial<Record<EditableField, MadeChoice>>;

function stillValid(made: MadeChoices, remote: Item): Choices {
  const valid: Partial<Record<EditableField, Choice>> = {};
  for (const [key, { choice, theirs }] of Object.entries(made)) {
    const field = key as EditableField;
    if (isSameValue(theirs, remote[field])) valid[field] = choice;
  }
  return valid;
}

/** A save that came second: which fields are contested, what was chosen, and what follows from it. */
export function useConflict(form: ItemForm, live: LiveEditSession) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<MadeChoices>({});
  // Counts, so that each save with a choice missing brings the focus to it.
  const [unanswered, setUnanswered] = useState(0);
  const { session, getSession, adopt } = live;

  function begin() {
    setMade({});
    setUnanswered(0);
    setOpen(true);
  }

  function choose(fields: readonly EditableField[], choice: Choice) {
    const { remote } = getSession();
    const chosen = Object.fromEntries(fields.map((field) => [field, { choice, theirs: remote[field] }]));
    setMade((before) => ({ ...before, ...chosen }));
  }

  /** Applies the choices before a save. Answers false, and says so, while one is missing. */
  function settle(): boolean {
    if (!isOpen) return true;
    const now = getSession();
    const values = fieldsOf(form.getValues());
    const choices = stillValid(made, now.remote);
    if (overtakenFields(now, values).some((field) => choices[field] === undefined)) {
      setUnanswered((count) => count + 1);
      return false;
    }
    adopt(settleSession(now, values, choices));
    setOpen(false);
    return true;
  }

  return { isOpen, choices: stillValid(made, session.remote), unanswered, begin, choose, settle };
}

export type Conflict = ReturnType<typeof useConflict>;
