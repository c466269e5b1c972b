import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';
import { createOidcGrants, type Claims, type OidcGrants, type OidcSettings } from './oidc-grants.ts';
import { askWho, readWho } from './oidc-page.ts';
import { signToken } from './sign-token.ts';

/**
 * An OpenID Connect provider on 127.0.0.1, as far as a deployment talks to one (its discovery document and its keys), and
 * a browser (a page to sign in at, the authorization code flow with PKCE, refresh tokens). Tokens are got at another
 * origin than its own, as some providers have it.
 */
export interface OidcIssuer {
  readonly url: string;
  readonly tokenOrigin: string;
  /** A token by its own clock; `claims` go before what it would say by itself. */
  sign(claims: Claims): string;
  /** What happens when somebody who was sent to this address signs in: the address that they are sent back to. */
  authorize(address: string, claims: Claims): string;
  /** The same when they would rather not. */
  deny(address: string): string;
  /** May be set at any time. */
  readonly settings: OidcSettings;
  /** How often it was asked for the next tokens, whatever came of it. */
  readonly renewals: number;
  /** The refresh tokens of whoever has signed out. */
  readonly givenBack: readonly string[];
  /** The ID tokens of whoever has signed out there. */
  readonly signedOut: readonly string[];
  /** The refresh tokens that it has given out are worth nothing any more. */
  revoke(): void;
  /** Moves its clock, ms. */
  advance(ms: number): void;
  close(): void;
}

const kid = 'first';

export async function startOidcIssuer(clientId: string): Promise<OidcIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const settings: OidcSettings = { lifetime: 3600, refreshes: true, renewed: {}, endsSessions: false };
  let offset = 0;
  const sign = (claims: Claims) => {
    const now = Math.floor((Date.now() + offset) / 1000);
    const common = { iss: url, aud: clientId, iat: now, exp: now + settings.lifetime };
    return signToken({ ...common, ...claims }, { algorithm: 'RS256', privateKey, kid });
  };
  const grants = createOidcGrants({ clientId, settings, sign });
  const documents = (): Readonly<Record<string, object>> => ({
    '/.well-known/openid-configuration': {
      ...{ issuer: url, jwks_uri: `${url}/keys` },
      ...{ authorization_endpoint: `${url}/authorize`, token_endpoint: `${tokenOrigin}/token` },
      revocation_endpoint: `${tokenOrigin}/revoke`,
      ...(settings.endsSessions && { end_session_endpoint: `${url}/sign-out?from=estuary` }),
      scopes_supported: ['openid', 'email', 'profile', ...(settings.refreshes ? ['offline_access'] : [])],
    },
    '/keys': { keys: [{ use: 'sig', kid, ...publicKey.export({ format: 'jwk' }) }] },
  });
  const site = createServer((request, response) => void serve(request, response, documents(), grants));
  const tokens = createServer((request, response) => void serveTokens(request, response, settings, grants));
  const url = `http://127.0.0.1:${await listen(site, 0)}`;
  const tokenOrigin = `http://127.0.0.1:${await listen(tokens, 0)}`;
  return {
    ...{ url, tokenOrigin, sign, settings, givenBack: grants.givenBack, signedOut: grants.signedOut },
    authorize: (address, claims) => grants.open(new URL(address).searchParams, claims),
    deny: (address) => grants.deny(new URL(address).searchParams),
    get renewals() {
      return grants.renewals;
    },
    revoke: () => grants.revoke(),
    advance(ms) {
      offset += ms;
    },
    close() {
      for (const server of [site, tokens]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  documents: Readonly<Record<string, object>>,
  grants: OidcGrants,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/authorize' && request.method === 'POST') {
    const who = readWho(await readForm(request));
    response.writeHead(303, { Location: who ? grants.open(searchParams, who) : grants.deny(searchParams) });
    response.end();
  } else if (pathname === '/authorize') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(askWho);
  } else if (pathname === '/sign-out') {
    grants.signOut(searchParams);
    response.writeHead(303, { Location: searchParams.get('post_logout_redirect_uri') ?? '/' }).end();
  } else {
    const document = documents[pathname];
    answer(response, document ? 200 : 404, document ?? {});
  }
}

async function serveTokens(
  request: IncomingMessage,
  response: ServerResponse,
  { fault }: OidcSettings,
  grants: OidcGrants,
): Promise<void> {
  const form = await readForm(request);
  grants.note(form);
  if (fault === 'hangsUp') {
    request.socket.destroy();
  } else if (fault !== undefined) {
    answer(response, fault, {});
  } else if (request.url === '/revoke') {
    grants.giveBack(form);
    answer(response, 200, {});
  } else {
    const given = grants.redeem(form);
    answer(response, given ? 200 : 400, given ?? { error: 'invalid_grant' });
  }
}

function answer(response: ServerResponse, status: number, document: object): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(document));
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}
