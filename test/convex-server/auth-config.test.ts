import { fileURLToPath } from 'node:url';
import { actionGeneric, httpActionGeneric, httpRouter, queryGeneric } from 'convex/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deploymentKey } from '../support/convex/auth-settings.ts';
import { notesCode } from '../support/convex/notes-code.ts';
import { startOidcIssuer } from '../support/convex/oidc-issuer.ts';
import { signToken } from '../support/convex/sign-token.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { action, createClient, query, recordUpdates } from '../support/convex/test-clients.ts';
import type { TestDeployment, TestDeploymentOptions } from '../support/convex/test-deployment.ts';
import { patience } from '../support/patience.ts';

/** Whose tokens a test deployment accepts, by the project's own auth.config.ts; its environment and its HTTP actions. */

const respond = (body: () => string | undefined) =>
  httpActionGeneric(() => Promise.resolve(new Response(body() ?? 'nothing')));

function route() {
  const http = httpRouter();
  const documents = {
    '/.well-known/openid-configuration': () =>
      JSON.stringify({
        issuer: process.env['CONVEX_SITE_URL'],
        jwks_uri: `${process.env['CONVEX_SITE_URL']}/.well-known/jwks.json`,
      }),
    '/.well-known/jwks.json': () => process.env['JWKS'],
    '/colour': () => process.env['COLOUR'],
  };
  for (const [path, body] of Object.entries(documents)) {
    http.route({ path, method: 'GET', handler: respond(body) });
  }
  return http;
}

const code = {
  ...notesCode,
  modules: {
    ...notesCode.modules,
    './http.ts': { default: route() },
    './env.ts': {
      colour: queryGeneric({ args: {}, handler: () => process.env['COLOUR'] ?? null }),
      path: actionGeneric({ args: {}, handler: () => process.env['PATH'] ?? null }),
    },
  },
  authConfig: fileURLToPath(new URL('../../convex/auth.config.ts', import.meta.url)),
};

const start = (options: TestDeploymentOptions = {}) => startForTest({ code, ...options });

async function whoIs({ url }: TestDeployment, token: string) {
  const response = await fetch(`${url}/api/query`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ path: 'notes:whoAmI', args: {} }),
  });
  const { value, message } = (await response.json()) as { value?: unknown; message?: string };
  return value ?? message;
}

function ownToken({ siteUrl, now }: TestDeployment, claims: object = {}): string {
  const iat = Math.floor(now() / 1000);
  return signToken(
    { sub: 'ada', iss: siteUrl, aud: 'convex', iat, exp: iat + 3600, ...claims },
    deploymentKey,
  );
}

test('its own tokens are accepted by the keys that its site shows', async () => {
  const deployment = await start();
  expect(await whoIs(deployment, ownToken(deployment))).toBe(`${deployment.siteUrl}|ada`);
  expect(await whoIs(deployment, ownToken(deployment, { aud: 'another' }))).toContain('another application');
  expect(await whoIs(deployment, ownToken(deployment, { iat: undefined }))).toContain('malformed');
});

test('the tokens of another deployment are refused', async () => {
  const [one, other] = [await start(), await start()];
  expect(await whoIs(one, ownToken(other))).toContain('No auth provider');
});

test('with other keys, what was signed with those before is refused', async () => {
  const deployment = await start();
  const token = ownToken(deployment);
  await deployment.setEnv({ JWKS: JSON.stringify({ keys: [] }) });
  expect(await whoIs(deployment, token)).toContain('signature');
});

test('without keys nobody can show who they are', async () => {
  const deployment = await start({ env: { JWKS: undefined } });
  expect(await whoIs(deployment, ownToken(deployment))).toContain('cannot be read');
});

test('the tokens of the provider that the environment names are accepted, and those of no other', async () => {
  const [issuer, other] = await Promise.all([startOidcIssuer('estuary'), startOidcIssuer('estuary')]);
  onTestFinished(() => [issuer, other].forEach(({ close }) => close()));
  const deployment = await start({ env: { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'estuary' } });
  expect(await whoIs(deployment, issuer.sign({ sub: 'grace' }))).toBe(`${issuer.url}|grace`);
  expect(await whoIs(deployment, ownToken(deployment))).toBe(`${deployment.siteUrl}|ada`);
  expect(await whoIs(deployment, other.sign({ sub: 'grace' }))).toContain('No auth provider');
  expect(await whoIs(deployment, other.sign({ sub: 'grace', iss: issuer.url }))).toContain('signature');
  expect(await whoIs(deployment, issuer.sign({ sub: 'grace', aud: 'another' }))).toContain('application');
});

test('a provider that calls itself by another name than the environment does is not believed', async () => {
  const issuer = await startOidcIssuer('estuary');
  onTestFinished(() => issuer.close());
  const named = `${issuer.url}/`;
  const deployment = await start({ env: { OIDC_ISSUER: named, OIDC_CLIENT_ID: 'estuary' } });
  expect(await whoIs(deployment, issuer.sign({ sub: 'grace', iss: named }))).toContain('calls itself');
});

test('a variable that auth.config.ts reads and that is not set stops the deployment', async () => {
  await expect(start({ env: { OIDC_ISSUER: undefined } })).rejects.toThrow('OIDC_ISSUER is used in auth');
  const deployment = await start();
  await expect(deployment.setEnv({ OIDC_CLIENT_ID: undefined })).rejects.toThrow('OIDC_CLIENT_ID');
  expect(await whoIs(deployment, ownToken(deployment))).toBe(`${deployment.siteUrl}|ada`);
});

test('each deployment has an environment of its own, and none the one of the machine', async () => {
  const [red, blue] = [await start({ env: { COLOUR: 'red' } }), await start({ env: { COLOUR: 'blue' } })];
  expect(await red.execute('query', 'env:colour')).toBe('red');
  expect(await blue.execute('query', 'env:colour')).toBe('blue');
  expect(await (await fetch(`${red.siteUrl}/colour`)).text()).toBe('red');
  await red.setEnv({ COLOUR: undefined });
  expect(await red.execute('query', 'env:colour')).toBe(null);
  expect(process.env['PATH']).toBeTypeOf('string');
  expect(await red.execute('action', 'env:path')).toBe(null);
});

test('what is routed to nothing is not found', async () => {
  const { siteUrl } = await start();
  expect((await fetch(`${siteUrl}/nowhere`)).status).toBe(404);
  expect((await fetch(`${siteUrl}/colour`, { method: 'POST' })).status).toBe(404);
});

test('what a client asks after it has shown its token is asked by whom that names', async () => {
  const deployment = await start();
  const client = createClient(deployment.url);
  onTestFinished(() => client.close());
  client.setAuth(() => Promise.resolve(ownToken(deployment)));
  const who = recordUpdates(client, 'notes:whoAmI');
  await vi.waitFor(() => expect(who.answers).toEqual([`${deployment.siteUrl}|ada`]), patience);
});

test('an action is refused, too, when the token has run out, and the client shows a new one', async () => {
  const deployment = await start();
  const client = createClient(deployment.url);
  onTestFinished(() => client.close());
  let sub = 'ada';
  client.setAuth(() => Promise.resolve(ownToken(deployment, { sub })));
  await vi.waitFor(
    async () => expect(await client.query(query('notes:whoAmI'), {})).toBe(`${deployment.siteUrl}|ada`),
    patience,
  );
  // The client has taken leave of the query, and nothing but the action is left to meet the time.
  await deployment.settled();
  sub = 'grace';
  deployment.advance(7_200_000);
  await expect(client.action(action('notes:addByAction'), { room: 'attic', text: 'a' })).rejects.toThrow();
  await vi.waitFor(
    async () => expect(await client.query(query('notes:whoAmI'), {})).toBe(`${deployment.siteUrl}|grace`),
    patience,
  );
  expect(deployment.executionsOf('notes:addByAction')).toBe(0);
});
