import { createPublicKey, sign, verify, type JsonWebKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { createSettings } from '../../scripts/auth-keys/create-settings.mjs';
import { runCommand } from '../../scripts/run-command.mjs';
import { deploymentKey, authSettings } from '../support/convex/auth-settings.ts';

const script = fileURLToPath(new URL('../../scripts/auth-keys.mjs', import.meta.url));
const printed = async (...args: string[]) =>
  parseEnv((await runCommand(process.execPath, [script, ...args])).output);

test('what the private key signs, the public ones verify', () => {
  const { keys } = JSON.parse(authSettings.JWKS) as { keys: JsonWebKey[] };
  const [key = {}] = keys;
  if (deploymentKey.algorithm !== 'RS256') throw new Error('The key is of another kind.');
  const signature = sign('sha256', Buffer.from('a token'), deploymentKey.privateKey);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  expect(verify('sha256', Buffer.from('a token'), publicKey, signature)).toBe(true);
  expect(keys).toHaveLength(1);
  expect(Object.keys(key).sort()).toEqual(['e', 'kty', 'n', 'use']);
});

test('each time there is another pair', () => {
  expect(createSettings().JWKS).not.toBe(createSettings().JWKS);
});

test('it prints every variable that auth.config.ts reads, as the lines of a file', async () => {
  const variables = await printed();
  expect(Object.keys(variables).sort()).toEqual(['JWKS', 'JWT_PRIVATE_KEY', 'OIDC_CLIENT_ID', 'OIDC_ISSUER']);
  expect(variables['JWT_PRIVATE_KEY']).toMatch(
    /^-----BEGIN PRIVATE KEY----- [\w+/= ]+ -----END PRIVATE KEY-----$/,
  );
  expect(JSON.parse(variables['JWKS'] ?? '')).toMatchObject({ keys: [{ use: 'sig', kty: 'RSA' }] });
});

test('where keys are to be replaced, the provider is left as it is', async () => {
  expect(Object.keys(await printed('--force')).sort()).toEqual(['JWKS', 'JWT_PRIVATE_KEY']);
});
