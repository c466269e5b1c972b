import * as z from 'zod/mini';
import type { DatabaseResult } from '../database/database.ts';
import { failure, success, validationError } from '../database/results.ts';

/** What addresses, names, passwords and invitations look like: the form helps by these rules, the server decides by them. */

export const accountLimits = {
  /** RFC 5321, 4.5.3.1.3: a path has 256 octets, two of them brackets. */
  email: 254,
  name: 80,
  password: { min: 12, max: 256 },
  /** How long an invitation can be accepted, ms. */
  invitation: 7 * 24 * 60 * 60 * 1000,
} as const;

/** Control characters, and halves of characters, have no place in a name. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

const codePoints = (text: string): number => [...text].length;

/** ASCII alone: an address that only looks like another is not let in, and none has two spellings. */
export const emailSchema = z
  .string({ error: 'The address must be text.' })
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(accountLimits.email, `An address has at most ${accountLimits.email} characters.`),
    z.regex(z.regexes.email, 'That is not an email address, such as ana@example.org.'),
  );

export const personNameSchema = z.string({ error: 'The name must be text.' }).check(
  z.trim(),
  z.minLength(1, 'Say what others may call you.'),
  z.refine(
    (name) => codePoints(name) <= accountLimits.name,
    `A name has at most ${accountLimits.name} characters.`,
  ),
  z.refine((name) => !unprintable.test(name), 'The name has characters in it that cannot be shown.'),
);

/** What a result of parsing is here: the value, or every mistake with its place. */
export function parseBy<T>(schema: z.ZodMiniType<T>, input: unknown): DatabaseResult<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return success(parsed.data);
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.filter((part) => typeof part !== 'symbol'),
    message,
  }));
  return failure(validationError(issues));
}
