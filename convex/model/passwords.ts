import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { constantTimeEqual } from '@oslojs/crypto/subtle';

/**
 * How passwords are stored. For actions: it takes about a second, and chance comes from the machine only there.
 * The cost is what OWASP advises for the 64 MB that an action has (Password Storage Cheat Sheet).
 */
const cost = { N: 2 ** 14, r: 8, p: 5 };
const saltBytes = 16;
const hashBytes = 32;

/** What is stored of a password: the cost, the salt and the hash. */
export function hashPassword(password: string): string {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  return format(salt, scrypt(prepare(password), salt, { ...cost, dkLen: hashBytes }));
}

/** Whether it is the password. Where nothing is stored it is not, and that takes as long to say. */
export function verifyPassword(password: string, stored: string = nobodys): boolean {
  const [scheme, N = '', r = '', p = '', salt = '', hash = ''] = stored.split(':');
  if (scheme !== 'scrypt') return false;
  const options = { N: Number(N), r: Number(r), p: Number(p), dkLen: hashBytes };
  const found = scrypt(prepare(password), hexToBytes(salt), options);
  return constantTimeEqual(found, hexToBytes(hash)) && stored !== nobodys;
}

/** The same character can be typed in several ways. */
const prepare = (password: string): string => password.normalize('NFKC');

const format = (salt: Uint8Array, hash: Uint8Array): string =>
  ['scrypt', cost.N, cost.r, cost.p, bytesToHex(salt), bytesToHex(hash)].join(':');

const nobodys = format(new Uint8Array(saltBytes), new Uint8Array(hashBytes));
