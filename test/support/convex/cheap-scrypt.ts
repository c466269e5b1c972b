import type * as scryptModule from '@noble/hashes/scrypt.js';
import { vi } from 'vitest';

/**
 * In place of the real one, for tests in which many people sign in and up:
 * `vi.mock('@noble/hashes/scrypt.js', () => import('…/cheap-scrypt.ts'))`. What a password costs is the business of
 * test/convex/passwords.test.ts.
 */

const original = await vi.importActual<typeof scryptModule>('@noble/hashes/scrypt.js');

export const scrypt: typeof original.scrypt = (password, salt, options) =>
  original.scrypt(password, salt, { ...options, N: 2, p: 1 });
