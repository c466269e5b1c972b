import { Suspense, useEffect, useId, useRef } from 'react';
import { roleLabels } from '../../../shared/session/roles.ts';
import type { Personas } from '../../../shared/session/session.ts';
import { Avatar } from '../../components/ui/avatar.tsx';
import { useAccountSlot } from '../../lib/account-slot.tsx';
import { usePerson, useSession } from '../../lib/session-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import { noteChoice, forgetChoice } from './persona-choice.ts';

/** Name and role; and being somebody else, where one is whoever one asks to be. */
export function AccountDetails() {
  const { personas } = useSession();
  const person = usePerson();
  const slot = useAccountSlot();
  if (!person) return null;
  const { actor, email, role } = person;
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar id={actor.id} name={actor.name} />
        <p className="wrap-anywhere">
          <span className="block font-medium">{actor.name}</span>
          <span className="block text-note text-ink-muted">
            {email && `${email} · `}
            {roleLabels[role]}
          </span>
        </p>
      </div>
      {personas && <ActAs personas={personas} />}
      {slot && (
        <Suspense>
          <slot.Entries />
        </Suspense>
      )}
    </>
  );
}

/** The one that is acted as has the focus, so that the arrow keys lead on to the others. */
function ActAs({ personas }: { personas: Personas }) {
  const name = useId();
  const current = useRef<HTMLInputElement>(null);
  useEffect(() => current.current?.focus(), []);
  const choose = async (id: string) => {
    noteChoice();
    try {
      await personas.choose(id);
    } catch (thrown) {
      forgetChoice();
      const description = thrown instanceof Error ? thrown.message : String(thrown);
      showToast({ title: 'You are who you were', description });
    }
  };
  return (
    <fieldset>
      <legend className="mb-1.5 text-note font-medium text-ink-muted">Act as</legend>
      <div className="grid gap-0.5">
        {personas.all.map(({ id, label }) => (
          <label key={id} className="flex min-h-7 cursor-pointer items-center gap-2.5">
            <input
              ref={id === personas.current ? current : undefined}
              type="radio"
              className="radio"
              name={name}
              checked={id === personas.current}
              onChange={() => void choose(id)}
            />
            {label}
          </label>
        ))}
      </div>
      <p className="mt-2 text-note text-pretty text-ink-muted">
        In this tab only. Open another one to see both sides of the work.
      </p>
    </fieldset>
  );
}
