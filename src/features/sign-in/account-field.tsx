import { useId, useState, type ComponentProps } from 'react';
import { controlClasses } from '../../components/ui/field.tsx';

interface AccountFieldProps extends ComponentProps<'input'> {
  label: string;
  /** Stands under the control while nothing is wrong. */
  hint?: string;
  error: string | undefined;
  /** What can be wrong takes up to three lines, instead of one. */
  isLong?: boolean;
}

/** A labelled control above lines that are kept free for what is wrong with it, so that nothing moves when something is. */
export function AccountField({
  label,
  hint,
  error,
  isLong = false,
  className = '',
  ...props
}: AccountFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-required
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error || hint ? noteId : undefined}
        className={`${controlClasses} h-9 ${className}`}
        {...props}
      />
      <p
        id={noteId}
        className={`mt-1 text-pretty ${isLong ? 'min-h-15' : 'min-h-5'} ${error ? 'text-danger' : 'text-note leading-5 text-ink-muted'}`}
      >
        {error ?? hint}
      </p>
    </div>
  );
}

/** A password, which can be looked at. */
export function PasswordField(props: Omit<AccountFieldProps, 'type'>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <AccountField
        {...props}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-16"
      />
      <button
        type="button"
        aria-pressed={isShown}
        aria-label="Show password"
        className="absolute top-7 right-1 h-7 cursor-pointer rounded px-2 text-note font-medium text-ink-muted hover:text-ink"
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? 'Hide' : 'Show'}
      </button>
    </div>
  );
}
