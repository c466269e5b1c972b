import { describe, expect, test } from 'vitest';
import {
  accountLimits,
  credentialsSchema,
  parseBy,
  signUpSchema,
} from '../../shared/session/account-rules.ts';

const { max } = accountLimits.password;
const email = 'ana@example.org';
const request = { email, name: 'Ana', password: 'a few words of mine', invitation: 'a'.repeat(40) };

/** What is wrong with a request, as 'path: message'. */
function issuesOf(result: ReturnType<typeof parseBy>): readonly string[] {
  if (result.ok || result.error.kind !== 'ValidationError') return [];
  return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe.each([
  ['signing in', (password: string) => parseBy(credentialsSchema, { email, password })],
  ['signing up', (password: string) => parseBy(signUpSchema, { ...request, password })],
])('a password at %s', (_, parse) => {
  test.each(['x'.repeat(max), '😀'.repeat(max)])('may be as long as passwords are', (password) => {
    expect(issuesOf(parse(password))).toEqual([]);
  });

  test.each(['x'.repeat(max + 1), '😀'.repeat(max + 1), 'x'.repeat(15_000_000)])(
    'is refused when it is longer, before anything is made of it',
    (password) => {
      expect(issuesOf(parse(password))).toEqual([`password: A password has at most ${max} characters.`]);
    },
  );
});

test.each(['A\u0000', 'A\u2028b', 'A\u202Eb', 'A\uD83D'])('nobody is called %j', (name) => {
  expect(issuesOf(parseBy(signUpSchema, { ...request, name }))).toEqual([
    'name: The name has characters in it that cannot be shown.',
  ]);
});

test('an address that is too long is only that', () => {
  const long = `${'a'.repeat(accountLimits.email)}@example.org`;
  expect(issuesOf(parseBy(credentialsSchema, { email: long, password: 'x' }))).toEqual([
    `email: An address has at most ${accountLimits.email} characters.`,
  ]);
});
