import { useCallback, useEffect, useRef, useState } from 'react';
import {
  editableFields,
  isSameValue,
  type EditableField,
  type ItemFields,
} from '../../../shared/items/item.ts';
import { useSignInFirst } from '../../lib/session-context.tsx';
import { fieldsOf, type ItemForm } from './form-values.ts';

/** What a form has given to the database and has no answer to yet. A form may be left while nothing else is in it. */
export function useSentValues(form: ItemForm) {
  const [fields, setFields] = useState<readonly EditableField[]>();
  const sent = useRef<ItemFields>(undefined);
  const isThere = useRef(false);
  const signIn = useSignInFirst();
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  /** Whether everything that stands in the form is on its way. */
  const isAllSent = useCallback(() => {
    const typed = form.getValues();
    const { current } = sent;
    if (!current || typed.tagDraft !== '') return false;
    return editableFields.every((field) => isSameValue(typed[field], current[field]));
  }, [form]);

  /** Runs the write of these fields. Where one has to sign in first it waits for that, which is asked for. */
  const send = useCallback(
    async <T>(names: readonly EditableField[], write: () => Promise<T>): Promise<T> => {
      sent.current = fieldsOf(form.getValues());
      setFields(names);
      signIn?.();
      try {
        return await write();
      } finally {
        sent.current = undefined;
        setFields(undefined);
      }
    },
    [form, signIn],
  );

  /** Whether a write is under way. */
  const isSending = useCallback(() => sent.current !== undefined, []);
  /** Whether the form is still on the screen. */
  const isOpen = useCallback(() => isThere.current, []);
  return { fields, isAllSent, send, isSending, isOpen };
}

export type SentValues = ReturnType<typeof useSentValues>;
