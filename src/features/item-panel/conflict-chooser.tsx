import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { overtakenFields, type EditSession } from './edit-session.ts';
import { FieldChoice } from './field-choice.tsx';
import { fieldsOf, type ItemForm } from './form-values.ts';
import type { Conflict } from './use-conflict.ts';

interface ConflictChooserProps {
  form: ItemForm;
  session: EditSession;
  conflict: Conflict;
}

/** Somebody else saved first: both values of each contested field, and a choice. */
export function ConflictChooser({ form, session, conflict }: ConflictChooserProps) {
  const values = useWatch({ control: form.control, compute: fieldsOf });
  const contested = overtakenFields(session, values);
  const box = useRef<HTMLDivElement>(null);
  const { choices, unanswered, choose } = conflict;
  const firstOpen = contested.find((field) => !choices[field]);

  useEffect(() => {
    if (unanswered > 0) box.current?.querySelector<HTMLInputElement>('fieldset[data-open] input')?.focus();
  }, [unanswered]);

  if (contested.length === 0) return null;
  return (
    <div ref={box} className="space-y-3">
      <Alert
        tone="contest"
        isUrgent
        title="Somebody else saved this item first."
        actions={
          <>
            <Button onClick={() => choose(contested, 'yours')}>Keep all mine</Button>
            <Button onClick={() => choose(contested, 'theirs')}>Take all theirs</Button>
          </>
        }
      >
        Choose what each field is to hold, then save again. Nothing you typed is lost.
      </Alert>
      {contested.map((field) => (
        <FieldChoice
          key={field}
          field={field}
          yours={values}
          theirs={session.remote}
          choice={choices[field]}
          isMissing={unanswered > 0 && field === firstOpen}
          onChoose={(choice) => choose([field], choice)}
        />
      ))}
    </div>
  );
}
