import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../convex/model/passwords.ts';

/** What one password costs, so only a few are hashed here. */

test('a password is verified by what is stored of it, however its characters are typed', () => {
  const stored = hashPassword('caf\u00e9 on the quay');
  expect(stored).toMatch(/^scrypt:16384:8:5:[0-9a-f]{32}:[0-9a-f]{64}$/);
  expect(verifyPassword('cafe\u0301 on the quay', stored)).toBe(true);
  expect(verifyPassword('cafe on the quay', stored)).toBe(false);
  expect(hashPassword('caf\u00e9 on the quay')).not.toBe(stored);
});

test('where nothing is stored no password is right', () => {
  expect(verifyPassword('')).toBe(false);
  expect(verifyPassword('anything', 'of another scheme')).toBe(false);
});
