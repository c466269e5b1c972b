import { useCallback, useEffect, useRef, useState } from 'react';
import type { Item } from '../../../shared/items/item.ts';
import { editableFields, isSameItem, isSameValue } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { receive, startEditSession, type EditSession, type Reconciled } from './edit-session.ts';
import { fieldsOf, type ItemForm } from './form-values.ts';
import { createGate, type Gate } from './gate.ts';

export interface LiveEditSession {
  /** For rendering. */
  readonly session: EditSession;
  /** The same, up to date inside of an asynchronous function. */
  readonly getSession: () => EditSession;
  readonly adopt: (next: Reconciled) => void;
  readonly isDeleted: boolean;
  readonly setDeleted: (isDeleted: boolean) => void;
  /** When somebody else's change came in last (ms since 1970). */
  readonly changedAt: number | undefined;
  /** A save of our own has made it old. */
  readonly forgetChange: () => void;
  /** Shut while a write of our own is on its way. */
  readonly gate: Gate;
}

/** Puts into the form what the session says, without touching what was typed. */
function applyToForm({ getValues, setValue, resetDefaultValues }: ItemForm, { session, values }: Reconciled) {
  const typed = getValues();
  for (const field of editableFields) {
    if (!isSameValue(typed[field], values[field])) setValue(field, values[field]);
  }
  resetDefaultValues({ ...session.base, tagDraft: '' });
}

/** Keeps an edit in step with the item: clean fields follow it, dirty ones are left alone. */
export function useEditSession(form: ItemForm, first: Item): LiveEditSession {
  const database = useDatabase();
  const [session, setSession] = useState(() => startEditSession(first));
  const [isDeleted, setDeleted] = useState(false);
  const [changedAt, setChangedAt] = useState<number>();
  const [gate] = useState(createGate);
  const latest = useRef(session);

  const getSession = useCallback(() => latest.current, []);
  const adopt = useCallback(
    (next: Reconciled) => {
      latest.current = next.session;
      setSession(next.session);
      applyToForm(form, next);
    },
    [form],
  );

  const forgetChange = useCallback(() => setChangedAt(undefined), []);

  useEffect(() => {
    let told: Item | undefined;
    function handleItem(item: Item, isTakenBack: boolean) {
      setDeleted(false);
      const known = latest.current.remote;
      // An older one is what the answer to a save has overtaken.
      if (isSameItem(item, known) || (item.version < known.version && !isTakenBack)) return;
      adopt(receive(latest.current, fieldsOf(form.getValues()), item));
      if (item.version <= known.version) return;
      setChangedAt(Date.now());
      announce('This item was changed elsewhere just now.');
    }
    return database.items().watchItem(first.id, {
      next(item) {
        // The watch itself goes back: a write that was foretold has been refused.
        const isTakenBack = told !== undefined && item.version <= told.version;
        told = item;
        gate.pass(() => handleItem(item, isTakenBack));
      },
      // A lost connection is the connection chip's matter; the form goes on with what it has.
      error: (error) => gate.pass(() => error.kind === 'NotFound' && setDeleted(true)),
    });
  }, [database, first.id, form, gate, adopt]);

  return { session, getSession, adopt, isDeleted, setDeleted, changedAt, forgetChange, gate };
}
