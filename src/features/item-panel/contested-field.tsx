import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useWatch } from 'react-hook-form';
import { Checkbox } from '../../components/ui/checkbox.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { itemLabels, type EditableField } from '../../../shared/items/item.ts';
import { ContestOption } from './contest-option.tsx';
import { choices, isOpen, keepTyped, type Choice, type Contest } from './field-edit.ts';
import type { ItemForm } from './form-values.ts';
import type { FieldChange } from './use-field-changes.ts';

interface ContestedFieldProps {
  form: ItemForm;
  field: EditableField;
  contest: Contest;
  /** Who it was, and when. */
  change: FieldChange | undefined;
  /** How often a save has asked for this choice: each time it gets the focus. */
  asked: number;
  onChoose: (choice: Choice) => void;
}

/** Below a field that both sides have changed: what it may go on with. While the focus is in here, one key chooses. */
export function ContestedField({ form, field, contest, change, asked, onChoose }: ContestedFieldProps) {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const value = useWatch({ control: form.control, name: field });
  const [isCompared, setCompared] = useState(isWorthComparing[field]);
  const now = keepTyped(contest, value);
  const isMissing = asked > 0 && isOpen({ base: contest.base, value, contest });
  const errorId = isMissing ? `${id}-error` : undefined;

  const findRadio = (choice: Choice) =>
    box.current?.querySelector<HTMLInputElement>(`input[value="${choice}"]`) ?? undefined;
  useEffect(() => {
    // Seen after a click too: now the keys work.
    if (asked > 0) box.current?.querySelector<HTMLElement>('input')?.focus({ focusVisible: true });
  }, [asked]);

  function handleKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
    const choice = choices.find((other) => other.startsWith(event.key.toLowerCase()));
    const radio = choice && findRadio(choice);
    if (!radio) return;
    event.preventDefault();
    radio.focus({ focusVisible: true });
    onChoose(choice);
  }

  return (
    // The keys are those of the radio buttons in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      ref={box}
      onKeyDown={handleKeyDown}
      aria-describedby={`${id}-who`}
      className="mt-2 min-w-0 border-l-3 border-contest pl-3"
    >
      <legend className="sr-only">{itemLabels[field]}</legend>
      <p id={`${id}-who`} className="wrap-anywhere text-contest">
        {sayWho(change)}
        {change && (
          <>
            , <RelativeTime time={change.at} />
          </>
        )}
        . Which is to stay?
      </p>
      <div className="mt-1 grid gap-1.5">
        {choices.map((choice) => {
          const offered = now[choice];
          return (
            offered !== undefined && (
              <ContestOption
                key={choice}
                name={id}
                choice={choice}
                field={field}
                value={offered}
                before={isCompared ? now.base : undefined}
                isChosen={now.isDecided && now.shown === choice}
                errorId={errorId}
                onChoose={() => onChoose(choice)}
              />
            )
          );
        })}
      </div>
      {field !== 'status' && (
        <label
          htmlFor={`${id}-compare`}
          className="mt-1.5 inline-flex min-h-6 items-center gap-2 text-note text-ink-muted"
        >
          <Checkbox
            id={`${id}-compare`}
            checked={isCompared}
            onChange={({ target }) => setCompared(target.checked)}
          />
          Show what changed
        </label>
      )}
      {isMissing && (
        <p id={errorId} className="mt-1 text-danger">
          Choose which is to stay.
        </p>
      )}
    </fieldset>
  );
}

/** Between two short values there is little to compare. */
const isWorthComparing = { name: false, description: true, status: false, tags: true } as const;

function sayWho({ by = 'Somebody else', isMine }: Omit<FieldChange, 'at'> = {}): string {
  if (!isMine) return `${by} changed this too`;
  return `You changed this too${isMine === 'here' ? '' : `, ${isMine}`}`;
}
