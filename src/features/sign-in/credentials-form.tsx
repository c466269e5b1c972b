import { useRef, type SubmitEvent } from 'react';
import type { DatabaseResult } from '../../../shared/database/database.ts';
import { accountLimits } from '../../../shared/session/account-rules.ts';
import type { Accounts } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';
import { textIn } from '../../lib/text-in.ts';
import { AccountField, PasswordField } from './account-field.tsx';
import { noteAccepting } from './invitation-code.ts';
import { useAttempt, type FieldName } from './use-attempt.ts';

interface CredentialsFormProps {
  accounts: Accounts;
  /** The code of an invitation, which is accepted by signing up; without one somebody signs in. */
  invitation?: string | undefined;
  /** Whose address it begins with. */
  email?: string | undefined;
}

/** What is typed stays in the form's own fields, where the password manager of a browser finds and fills it. */
export function CredentialsForm({ accounts, invitation, email }: CredentialsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const attempt = useAttempt((name) => focusField(form.current, name));
  const isNew = invitation !== undefined;
  const words = isNew ? signUpWords : signInWords;

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = readForm(event.currentTarget);
    attempt.run(() => missing(typed, isNew) ?? send(accounts, typed, invitation));
  };

  return (
    <form ref={form} method="post" action="/sign-in" noValidate className="grid gap-2" onSubmit={onSubmit}>
      <AccountField
        label="Email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={email}
        // The one thing that this screen is for.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={email === undefined}
        error={attempt.errors.email}
        {...(isNew && { hint: 'The address that was invited.' })}
      />
      {isNew && (
        <AccountField
          label="Name"
          name="name"
          autoComplete="name"
          hint="What others see beside what you change."
          error={attempt.errors.name}
        />
      )}
      <PasswordField
        label="Password"
        name="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={email !== undefined}
        error={attempt.errors.password}
        isLong={isNew}
        {...(isNew && { hint: `At least ${accountLimits.password.min} characters.` })}
      />
      <p role="alert" className={`flex items-end text-pretty text-danger ${isNew ? 'min-h-15' : 'min-h-10'}`}>
        {attempt.failure}
      </p>
      <Button
        type="submit"
        variant="primary"
        className="h-9 w-full"
        aria-disabled={attempt.isBusy || attempt.isWaiting}
      >
        {attempt.isBusy ? words.busy : words.submit}
      </Button>
    </form>
  );
}

const signInWords = { submit: 'Sign in', busy: 'Signing in…' } as const;
const signUpWords = { submit: 'Create account', busy: 'Creating the account…' } as const;

interface Typed {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

const readForm = (form: HTMLFormElement): Typed => ({
  email: textIn(form, 'email').trim(),
  name: textIn(form, 'name').trim(),
  password: textIn(form, 'password'),
});

/** What is not filled in need not be sent to be refused. */
function missing(typed: Typed, isNew: boolean): Promise<DatabaseResult<never>> | undefined {
  const needed = isNew ? (['email', 'name', 'password'] as const) : (['email', 'password'] as const);
  const issues = needed
    .filter((name) => typed[name] === '')
    .map((name) => ({ path: [name], message: missingWords[name] }));
  if (issues.length === 0) return undefined;
  return Promise.resolve({ ok: false, error: { kind: 'ValidationError', issues, message: '' } });
}

const missingWords = {
  email: 'Type your email address.',
  name: 'Say what others may call you.',
  password: 'Type your password.',
} as const;

async function send(accounts: Accounts, typed: Typed, invitation: string | undefined) {
  const { email, name, password } = typed;
  if (invitation === undefined) return accounts.signIn({ email, password });
  noteAccepting(invitation);
  const result = await accounts.signUp({ email, name, password, invitation });
  if (!result.ok) noteAccepting(undefined);
  return result;
}

function focusField(form: HTMLFormElement | null, name: FieldName): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.focus();
}
