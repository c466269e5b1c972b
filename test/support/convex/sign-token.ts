import { createHmac, sign, type KeyObject } from 'node:crypto';

export type SigningKey =
  | { readonly algorithm: 'HS256'; readonly secret: string }
  | { readonly algorithm: 'RS256'; readonly privateKey: KeyObject; readonly kid?: string };

/** A signed token with these claims; times within them are in seconds, as in every JWT. */
export function signToken(claims: Readonly<Record<string, unknown>>, key: SigningKey): string {
  const header = { typ: 'JWT', alg: key.algorithm, ...('kid' in key ? { kid: key.kid } : {}) };
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature =
    key.algorithm === 'HS256'
      ? createHmac('sha256', key.secret).update(signed).digest()
      : sign('sha256', Buffer.from(signed), key.privateKey);
  return `${signed}.${signature.toString('base64url')}`;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
