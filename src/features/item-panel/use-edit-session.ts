import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditableField, Item } from '../../../shared/items/item.ts';
import { editableFields, isSameItem, isSameValue } from '../../../shared/items/item.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import {
  changedBetween,
  receive,
  startEditSession,
  type EditSession,
  type Reconciled,
} from './edit-session.ts';
import { fieldsOf, type ItemForm } from './form-values.ts';
import { createGate, type Gate } from './gate.ts';
import { useFieldChanges, type LiveFieldChanges } from './use-field-changes.ts';

export interface LiveEditSession {
  /** For rendering. */
  readonly session: EditSession;
  /** The same and what stands in the form, up to date inside of an asynchronous function. */
  readonly getNow: () => Reconciled;
  readonly adopt: (next: Reconciled) => void;
  readonly isDeleted: boolean;
  readonly setDeleted: (isDeleted: boolean) => void;
  /** Who changed what while the form was open. */
  readonly elsewhere: LiveFieldChanges;
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
export function useEditSession(form: ItemForm, first: Item, wasDeleted: boolean): LiveEditSession {
  const database = useDatabase();
  const [session, setSession] = useState(() => startEditSession(first));
  const [isDeleted, setDeleted] = useState(wasDeleted);
  const [gate] = useState(createGate);
  const latest = useRef(session);
  const isContested = useCallback((field: EditableField) => latest.current.contests[field] !== undefined, []);
  const elsewhere = useFieldChanges(first.id, isContested);
  const { note } = elsewhere;

  const getNow = useCallback(() => ({ session: latest.current, values: fieldsOf(form.getValues()) }), [form]);
  const adopt = useCallback(
    (next: Reconciled) => {
      latest.current = next.session;
      setSession(next.session);
      applyToForm(form, next);
    },
    [form],
  );

  useEffect(() => {
    let told: Item | undefined;
    function handleItem(item: Item, isTakenBack: boolean) {
      setDeleted(false);
      const { session: before, values } = getNow();
      const known = before.remote;
      // An older one is what the answer to a save has overtaken.
      if (isSameItem(item, known) || (item.version < known.version && !isTakenBack)) return;
      adopt(receive(before, values, item));
      if (item.version > known.version) note(changedBetween(known, item), known.version);
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
  }, [database, first.id, gate, adopt, getNow, note]);

  return { session, getNow, adopt, isDeleted, setDeleted, elsewhere, gate };
}
