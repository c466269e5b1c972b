import { env } from '../_generated/server.js';
import { refuse } from './errors.ts';

/** Whether a deployment has been given the keys by which it signs tokens and accepts them. QueryError says how it gets them. */
export function requireKeys(): void {
  if (isPrivateKey(env.JWT_PRIVATE_KEY) && isKeySet(env.JWKS)) return;
  refuse({
    kind: 'QueryError',
    message:
      'Nobody can sign in yet: this deployment has no signing keys. Whoever runs it sets them with "npm run auth:keys -- --set".',
  });
}

const isPrivateKey = (key: string | undefined): boolean =>
  /^-----BEGIN PRIVATE KEY-----[\s\w+/=]+-----END PRIVATE KEY-----\s*$/.test(key ?? '');

function isKeySet(json: string | undefined): boolean {
  try {
    const { keys } = JSON.parse(json ?? '') as { keys?: unknown };
    return Array.isArray(keys) && keys.length > 0;
  } catch {
    return false;
  }
}
