import { generateKeyPairSync } from 'node:crypto';

/**
 * The environment variables that a deployment signs tokens with and accepts them by: a new pair of RSA keys,
 * and no other issuer. Tokens that were signed with another pair are worth nothing any more.
 *
 * @returns {{ JWT_PRIVATE_KEY: string, JWKS: string, OIDC_ISSUER: string, OIDC_CLIENT_ID: string }}
 */
export function createSettings() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    // One line, as variables are best set and shown; whoever reads the key takes blanks for line breaks.
    JWT_PRIVATE_KEY: pem.trimEnd().replace(/\n/g, ' '),
    JWKS: JSON.stringify({ keys: [{ use: 'sig', ...publicKey.export({ format: 'jwk' }) }] }),
    ...withoutProvider,
  };
}

/** A deployment refuses convex/auth.config.ts while one of the variables that it reads is not set. */
const withoutProvider = { OIDC_ISSUER: 'none', OIDC_CLIENT_ID: 'none' };
