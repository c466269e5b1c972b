import * as z from 'zod/mini';
import type { DatabaseResult } from '../database/database.ts';
import { failure, success, validationError } from '../database/results.ts';
import { countCodePoints, isCleanLine } from '../items/text.ts';

/** What addresses, names, passwords and invitations look like: the form helps by these rules, the server decides by them. */

export const accountLimits = {
  /** RFC 5321, 4.5.3.1.3: a path has 256 octets, two of them brackets. */
  email: 254,
  name: 80,
  password: { min: 12, max: 256 },
  /** How long an invitation can be accepted, ms. */
  invitation: 7 * 24 * 60 * 60 * 1000,
} as const;

const isAscii = (text: string): boolean => !/[^ -~]/.test(text);
const wrongAddress = 'That is not an email address, such as ana@example.org.';

/** ASCII alone: an address that only looks like another is not let in, and none has two spellings. */
export const emailSchema = z.string({ error: 'The address must be text.' }).check(
  z.trim(),
  // Before case is folded: the sign of the kelvin becomes an ordinary k.
  z.refine(isAscii, { error: wrongAddress, abort: true }),
  z.toLowerCase(),
  z.maxLength(accountLimits.email, {
    error: `An address has at most ${accountLimits.email} characters.`,
    abort: true,
  }),
  z.regex(z.regexes.email, wrongAddress),
);

const personNameSchema = z.string({ error: 'The name must be text.' }).check(
  z.trim(),
  z.minLength(1, 'Say what others may call you.'),
  z.refine(
    (name) => countCodePoints(name) <= accountLimits.name,
    `A name has at most ${accountLimits.name} characters.`,
  ),
  z.refine(isCleanLine, 'The name has characters in it that cannot be shown.'),
);

const { min, max } = accountLimits.password;

const isNoLongerThan = (password: string): boolean =>
  password.length <= 2 * max && countCodePoints(password) <= max;
const tooLong = `A password has at most ${max} characters.`;

/** Whatever one can type. How easily it is guessed is for the server to say, which knows what others choose. */
const passwordSchema = z.string({ error: 'The password must be text.' }).check(
  z.refine(isNoLongerThan, { error: tooLong, abort: true }),
  z.refine(
    (password) => countCodePoints(password) >= min,
    `A password has at least ${min} characters: a few words that do not belong together are a good one.`,
  ),
  z.refine((password) => !/\p{Cs}/u.test(password), 'The password has broken characters in it.'),
);

/** The code at the end of the link that an admin passes on: 160 bits in hexadecimal. */
const invitationCodeSchema = z
  .string({ error: 'The invitation must be text.' })
  .check(
    z.trim(),
    z.toLowerCase(),
    z.regex(/^[0-9a-f]{40}$/, 'That is no invitation: open the link that you were given once more.'),
  );

/** A password here may be any that can be hashed in time: it is right or wrong, and that is all that is said of it. */
export const credentialsSchema = z.strictObject({
  email: emailSchema,
  password: z
    .string({ error: 'The password must be text.' })
    .check(z.minLength(1, 'Enter your password.'), z.refine(isNoLongerThan, tooLong)),
});

export const signUpSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  password: passwordSchema,
  invitation: invitationCodeSchema,
});

/** Which members are asked for: those whose address begins so. Addresses are stored in lower case. */
export const memberQuerySchema = z.strictObject({
  startsWith: z.optional(
    z
      .string({ error: 'The beginning of an address must be text.' })
      .check(
        z.trim(),
        z.toLowerCase(),
        z.maxLength(accountLimits.email, `An address has at most ${accountLimits.email} characters.`),
      ),
  ),
});

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
