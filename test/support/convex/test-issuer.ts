import { signToken } from './sign-token.ts';
import type { TokenProvider } from './tokens.ts';

/** Somewhere else to sign in, whose tokens test deployments accept: people of tests come in without a password. */

const secret = 'a secret of the tests alone';
const issuer = 'https://id.example.org';
const applicationId = 'estuary';
/** In seconds: longer than any test, whatever it does to the clock. */
const lifetime = 10 * 365 * 24 * 60 * 60;

export const testIssuer: TokenProvider = { issuer, applicationId, key: { algorithm: 'HS256', secret } };

/** A token that says whose address this is. Claims that are given go before those. */
export function issueToken(email: string, claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  return signToken(
    {
      ...{ iss: issuer, aud: applicationId, sub: email, iat: now, exp: now + lifetime },
      ...{ email, email_verified: true, ...claims },
    },
    { algorithm: 'HS256', secret },
  );
}

/** What a deployment makes of such a token. */
export const identityOf = (email: string) => ({
  issuer,
  subject: email,
  tokenIdentifier: `${issuer}|${email}`,
  email,
  emailVerified: true,
});
