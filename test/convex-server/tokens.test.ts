import { generateKeyPairSync } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { signToken, type SigningKey } from '../support/convex/sign-token.ts';
import { query, recordUpdates } from '../support/convex/test-clients.ts';
import type { TokenProvider } from '../support/convex/tokens.ts';
import { patience } from '../support/patience.ts';
import { startNotes } from './start.ts';

const issuer = 'https://issuer.test';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rs256: TokenProvider = {
  issuer,
  applicationId: 'convex',
  key: { algorithm: 'RS256', keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'first' }] },
};
const hs256: TokenProvider = {
  issuer,
  applicationId: 'convex',
  key: { algorithm: 'HS256', secret: 'a secret' },
};
const rsaKey: SigningKey = { algorithm: 'RS256', privateKey };

const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const claims = () => ({
  sub: 'ada',
  iss: issuer,
  aud: 'convex',
  iat: inAnHour() - 3600,
  exp: inAnHour(),
});

const askOverHttp = async (url: string, token: string) => {
  const response = await fetch(`${url}/api/query`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ path: 'notes:whoAmI', args: {} }),
  });
  return { status: response.status, body: (await response.json()) as { value?: unknown; message?: string } };
};

test.for([
  ['RS256', rs256, rsaKey],
  ['RS256 with the name of its key', rs256, { ...rsaKey, kid: 'first' }],
  ['HS256', hs256, { algorithm: 'HS256', secret: 'a secret' }],
] as const)('a token that is signed with %s says who it is', async ([, provider, key]) => {
  const { deployment, connect } = await startNotes({ auth: [provider] });
  const token = signToken(claims(), key);
  expect(await askOverHttp(deployment.url, token)).toMatchObject({
    status: 200,
    body: { value: `${issuer}|ada` },
  });
  const client = connect();
  client.setAuth(() => Promise.resolve(token));
  await vi.waitFor(
    async () => expect(await client.query(query('notes:whoAmI'), {})).toBe(`${issuer}|ada`),
    patience,
  );
});

const otherKey: SigningKey = {
  algorithm: 'RS256',
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
};
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const unsigned = (payload: object) => `${encode({ alg: 'none' })}.${encode(payload)}.`;

/** The public key as if it were a shared secret: what a server that trusts `alg` would accept. */
const confuseAlgorithms = (payload: object) =>
  signToken(payload as Record<string, unknown>, {
    algorithm: 'HS256',
    secret: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  });

const replacePayload = (token: string, payload: object) => token.replace(/\.[^.]+\./, `.${encode(payload)}.`);

type BadToken = readonly [what: string, create: () => string, reason: string];

test.for<BadToken>([
  ['has expired', () => signToken({ ...claims(), exp: inAnHour() - 3601 }, rsaKey), 'expired'],
  ['is not valid yet', () => signToken({ ...claims(), nbf: inAnHour() }, rsaKey), 'not valid yet'],
  ['is signed with another key', () => signToken(claims(), otherKey), 'signature'],
  ['names an unknown key', () => signToken(claims(), { ...rsaKey, kid: 'second' }), 'signature'],
  ['is not signed', () => unsigned(claims()), 'signature'],
  ['takes the public key for a secret', () => confuseAlgorithms(claims()), 'signature'],
  [
    'was changed afterwards',
    () => replacePayload(signToken(claims(), rsaKey), { ...claims(), sub: 'eve' }),
    'signature',
  ],
  [
    'comes from another issuer',
    () => signToken({ ...claims(), iss: 'https://other.test' }, rsaKey),
    'issuer',
  ],
  [
    'is meant for another application',
    () => signToken({ ...claims(), aud: 'another' }, rsaKey),
    'another application',
  ],
  ['is no token', () => 'nonsense', 'malformed'],
])('a token that %s is refused', async ([, create, reason]) => {
  const { deployment, connect } = await startNotes({ auth: [rs256] });
  const answer = await askOverHttp(deployment.url, create());
  expect(answer.status).toBe(401);
  expect(answer.body.message).toContain(reason);
  expect(deployment.executionsOf('notes:whoAmI')).toBe(0);
  const changes: boolean[] = [];
  connect().setAuth(
    () => Promise.resolve(create()),
    (isAuthenticated) => changes.push(isAuthenticated),
  );
  await vi.waitFor(() => expect(changes).toEqual([false]), patience);
});

test('a token that expires meanwhile is asked for again, and the subscription goes on', async () => {
  const { deployment, connect } = await startNotes({ auth: [rs256] });
  let sub = 'ada';
  const client = connect();
  client.setAuth(() =>
    Promise.resolve(signToken({ ...claims(), sub, exp: Math.floor(deployment.now() / 1000) + 3600 }, rsaKey)),
  );
  const seen = recordUpdates(client, 'notes:whoAmI');
  const touched = recordUpdates(client, 'notes:first', { room: 'attic', count: 1 });
  await vi.waitFor(
    () => expect([seen.answers.at(-1), touched.answers.at(-1)]).toEqual([`${issuer}|ada`, []]),
    patience,
  );
  sub = 'grace';
  deployment.advance(7_200_000);
  await deployment.execute('mutation', 'notes:add', { room: 'attic', text: 'a chest' });
  await vi.waitFor(() => {
    expect(seen.answers.at(-1)).toBe(`${issuer}|grace`);
    expect(touched.answers.at(-1)).toMatchObject([{ text: 'a chest' }]);
  }, patience);
});
