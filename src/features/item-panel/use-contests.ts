import { useState } from 'react';
import type { EditableField } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { choose as chooseIn, openFields } from './edit-session.ts';
import type { Choice } from './field-edit.ts';
import type { LiveEditSession } from './use-edit-session.ts';

/** A save has asked for a choice. Counts, so that each save brings the focus to what is missing. */
interface Question {
  readonly field: EditableField;
  readonly count: number;
}

/** Fields that somebody else has changed as well: what is chosen of them, and that a save waits for it. */
export function useContests({ getNow, adopt }: Pick<LiveEditSession, 'getNow' | 'adopt'>) {
  const [question, setQuestion] = useState<Question>();

  const findOpen = () => {
    const { session, values } = getNow();
    return openFields(session, values);
  };

  function choose(fields: readonly EditableField[], choice: Choice) {
    adopt(chooseIn(getNow(), fields, choice));
    if (findOpen().length > 0) return;
    setQuestion(undefined);
    announce('All is chosen. Save to keep it.');
  }

  /** Whether nothing is left to choose, as before a save. If something is, leads to it. */
  function settle(): boolean {
    const [field] = findOpen();
    if (field) setQuestion((before) => ({ field, count: (before?.count ?? 0) + 1 }));
    else setQuestion(undefined);
    return field === undefined;
  }

  return { question, choose, settle };
}

export type Contests = ReturnType<typeof useContests>;
