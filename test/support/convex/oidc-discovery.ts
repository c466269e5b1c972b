import type { JsonWebKey } from 'node:crypto';
import * as z from 'zod/mini';
import type { KeySet } from './tokens.ts';
import { TokenError } from './tokens.ts';

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.string() });
const keysSchema = z.object({ keys: z.array(z.custom<JsonWebKey>((key) => typeof key === 'object')) });

/** The keys of an issuer, asked for as OpenID Connect Discovery 1.0 says. Throws {@link TokenError}. */
export async function discoverKeys(issuer: string): Promise<KeySet> {
  const discovered = await read(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    discoverySchema,
  );
  if (discovered.issuer !== issuer)
    throw new TokenError(`The issuer ${issuer} calls itself ${discovered.issuer}.`);
  return { algorithm: 'RS256', keys: (await read(discovered.jwks_uri, keysSchema)).keys };
}

async function read<T>(url: string, schema: z.ZodMiniType<T>): Promise<T> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`It answers with ${response.status}.`);
    return schema.parse(await response.json());
  } catch (error) {
    throw new TokenError(`${url} cannot be read: ${String(error)}`);
  }
}
