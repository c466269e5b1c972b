import { useState, type RefObject } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { roles } from '../../../shared/session/roles.ts';
import type { Invitation, Members } from '../../../shared/session/session.ts';
import { textIn } from '../../lib/text-in.ts';
import { useRefusal } from './use-refusal.ts';

/** An invitation whose link is to be passed on. */
export interface Invited {
  readonly invitation: Invitation;
  /** Nobody has gone on to something else since it was asked for. */
  readonly isAwaited: boolean;
}

/** Inviting by a form with the fields `email` and `role`: what is under way, why the last one was refused, what came of it. */
export function useInvite(members: Members, form: RefObject<HTMLFormElement | null>) {
  const [refused, setRefused] = useRefusal<{ readonly error: DatabaseError }>();
  const [isBusy, setIsBusy] = useState(false);
  const [invited, setInvited] = useState<Invited>();

  const send = async (sent: Typed) => {
    const hadFocus = document.activeElement;
    setIsBusy(true);
    setRefused(undefined);
    const result = await members.invite({
      email: sent.email.trim(),
      role: roles.find((option) => option === sent.role) ?? 'viewer',
    });
    setIsBusy(false);
    const isAwaited =
      document.activeElement === hadFocus && form.current !== null && read(form.current).email === sent.email;
    if (result.ok) {
      setInvited({ invitation: result.value, isAwaited });
      if (form.current) takeOut(form.current, sent);
    } else {
      setRefused(result);
      if (isAwaited) emailIn(form.current)?.focus();
    }
  };

  return {
    failure: refused?.error.message,
    isBusy,
    invited,
    invite: () => {
      if (!isBusy && form.current) void send(read(form.current));
    },
    putAside: () => setInvited(undefined),
  };
}

interface Typed {
  readonly email: string;
  readonly role: string;
}

const read = (form: HTMLFormElement): Typed => ({ email: textIn(form, 'email'), role: textIn(form, 'role') });

/** What has been typed or chosen meanwhile is of the next invitation, and stays. */
function takeOut(form: HTMLFormElement, sent: Typed): void {
  const { email, role } = read(form);
  if (email !== sent.email) return;
  if (role === sent.role) form.reset();
  const field = emailIn(form);
  if (field) field.value = '';
}

export function emailIn(form: HTMLFormElement | null): HTMLInputElement | undefined {
  const field = form?.elements.namedItem('email');
  return field instanceof HTMLInputElement ? field : undefined;
}
