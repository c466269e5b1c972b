import { createHmac, createPublicKey, timingSafeEqual, verify, type JsonWebKey } from 'node:crypto';
import type { UserIdentity } from 'convex/server';
import * as z from 'zod/mini';

/** Who may issue tokens, as convex/auth.config.ts would say, and how their signatures are checked. */
export interface TokenProvider {
  readonly issuer: string;
  /** Has to be among the token's `aud`. */
  readonly applicationId: string;
  /** Or where they are asked for, at every token anew. */
  readonly key: KeySet | (() => Promise<KeySet>);
}

export type KeySet =
  | { readonly algorithm: 'HS256'; readonly secret: string }
  | { readonly algorithm: 'RS256'; readonly keys: readonly (JsonWebKey & { readonly kid?: string })[] };

export interface VerifiedToken {
  readonly identity: UserIdentity;
  /** In ms since the epoch. */
  readonly expiresAt: number;
}

export class TokenError extends Error {
  override readonly name = 'TokenError';
}

const headerSchema = z.object({ alg: z.string(), kid: z.optional(z.string()) });
const claimsSchema = z.looseObject({
  sub: z.string(),
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number(),
  nbf: z.optional(z.number()),
});
type Claims = z.infer<typeof claimsSchema>;

/** Checks signature, issuer, audience and times (`now` in ms); throws {@link TokenError}. */
export async function verifyToken(
  token: string,
  providers: readonly TokenProvider[],
  now: number,
): Promise<VerifiedToken> {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = decode(head, headerSchema);
  const claims = decode(body, claimsSchema);
  const provider = providers.find(({ issuer }) => issuer === claims.iss);
  if (provider === undefined)
    throw new TokenError(`No auth provider found matching the issuer ${claims.iss}.`);
  const key = typeof provider.key === 'function' ? await provider.key() : provider.key;
  if (!isSigned(key, header, `${head}.${body}`, Buffer.from(signature, 'base64url'))) {
    throw new TokenError('The signature of the token is wrong.');
  }
  if (![claims.aud].flat().includes(provider.applicationId)) {
    throw new TokenError('The token is meant for another application.');
  }
  if (claims.exp * 1000 <= now) throw new TokenError('The token has expired.');
  if (claims.nbf !== undefined && claims.nbf * 1000 > now)
    throw new TokenError('The token is not valid yet.');
  return { identity: identityOf(claims), expiresAt: claims.exp * 1000 };
}

function decode<T>(part: string, schema: z.ZodMiniType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString()));
  } catch {
    throw new TokenError('The token is malformed.');
  }
}

/** The algorithm is the provider's choice, never the token's: a public key must not serve as a shared secret. */
function isSigned(
  key: KeySet,
  header: z.infer<typeof headerSchema>,
  signed: string,
  signature: Buffer,
): boolean {
  if (header.alg !== key.algorithm) return false;
  if (key.algorithm === 'HS256') {
    const expected = createHmac('sha256', key.secret).update(signed).digest();
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  const possible = key.keys.filter(
    ({ kid, use = 'sig' }) => use === 'sig' && (header.kid === undefined || kid === header.kid),
  );
  const [jwk] = possible;
  // Of several keys the token has to name one.
  if (jwk === undefined || possible.length > 1) return false;
  return verify('sha256', Buffer.from(signed), createPublicKey({ key: jwk, format: 'jwk' }), signature);
}

/** The claims that have another name as attributes of an identity, as UserIdentity documents them. */
const attributeNames: Readonly<Record<string, string>> = {
  sub: 'subject',
  iss: 'issuer',
  given_name: 'givenName',
  family_name: 'familyName',
  preferred_username: 'preferredUsername',
  profile: 'profileUrl',
  picture: 'pictureUrl',
  email_verified: 'emailVerified',
  birthdate: 'birthday',
  zoneinfo: 'timezone',
  locale: 'language',
  phone_number: 'phoneNumber',
  phone_number_verified: 'phoneNumberVerified',
  updated_at: 'updatedAt',
};
const technicalClaims = new Set(['aud', 'exp', 'iat', 'nbf', 'jti']);

function identityOf(claims: Claims): UserIdentity {
  const attributes = Object.entries(claims)
    .filter(([name]) => !technicalClaims.has(name))
    .map(([name, value]) => [attributeNames[name] ?? name, value] as const);
  return {
    ...(Object.fromEntries(attributes) as Partial<UserIdentity>),
    subject: claims.sub,
    issuer: claims.iss,
    tokenIdentifier: `${claims.iss}|${claims.sub}`,
  };
}
