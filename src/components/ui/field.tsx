import { useId, type ReactNode } from 'react';

/** What a control needs to be tied to its label, its hint and its errors. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** Sentences; they stand under the control and describe it. */
  errors?: readonly string[];
  /** Right of the label, such as a counter. */
  aside?: ReactNode;
  /** The same, for what describes the control to screen readers too. */
  note?: ReactNode;
  /** When somebody else changed it last, ms since 1970: the control is marked for a moment. */
  changedAt?: number | undefined;
  /** Under all of it. */
  below?: ReactNode;
  children: (control: FieldControl) => ReactNode;
}

/** A label, a control, a hint and the errors, tied together for eyes and for screen readers. */
export function Field(props: FieldProps) {
  const { label, hint, errors = [], aside, note, changedAt, below, children } = props;
  const id = useId();
  const hasErrors = errors.length > 0;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = hasErrors ? `${id}-error` : undefined;
  const noteId = note ? `${id}-note` : undefined;
  const describedBy = [errorId, noteId, hintId].filter(Boolean).join(' ') || undefined;
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <span className="flex flex-wrap items-baseline justify-end gap-x-3">
          {note && <span id={noteId}>{note}</span>}
          {aside}
        </span>
      </div>
      <div className="@container relative">
        {children({ id, 'aria-describedby': describedBy, 'aria-invalid': hasErrors || undefined })}
        {changedAt !== undefined && <span key={changedAt} className="change-mark" />}
      </div>
      {hasErrors && (
        <ul id={errorId} className="mt-1 space-y-1 wrap-anywhere text-danger">
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
      {hint && (
        <p id={hintId} className="mt-1 text-note text-ink-muted">
          {hint}
        </p>
      )}
      {below}
    </div>
  );
}

/** The look of every control that one types in. */
export const controlClasses =
  'w-full rounded-md border border-line-strong/60 bg-surface px-2.5 py-1.5 transition-[border-color] duration-150 hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger';

interface CharacterCounterProps {
  count: number;
  max: number;
}

/** Silent until nine tenths of what is allowed are used, then says how much is left. */
export function CharacterCounter({ count, max }: CharacterCounterProps) {
  if (count < max * 0.9) return null;
  const left = max - count;
  const characters = Math.abs(left) === 1 ? 'character' : 'characters';
  return (
    <span className={`text-note tabular-nums ${left < 0 ? 'font-medium text-danger' : 'text-ink-muted'}`}>
      {Math.abs(left).toLocaleString('en')} {characters} {left < 0 ? 'too many' : 'left'}
    </span>
  );
}
