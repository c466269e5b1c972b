import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from './listen.ts';
import { signToken } from './sign-token.ts';

/**
 * An OpenID Connect provider on 127.0.0.1, as far as a deployment talks to one (its discovery document and its keys), and
 * a browser (the authorization code flow with PKCE).
 */
export interface OidcIssuer {
  readonly url: string;
  /** A token of an hour, by the time of the machine; `claims` go before what it would say by itself. */
  sign(claims: Readonly<Record<string, unknown>>): string;
  /** What happens when somebody who was sent to this address signs in: the address that they are sent back to. */
  authorize(address: string, claims: Readonly<Record<string, unknown>>): string;
  close(): void;
}

interface Grant {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export async function startOidcIssuer(clientId: string): Promise<OidcIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'first';
  const grants = new Map<string, Grant>();
  const http = createServer(
    (request, response) =>
      void answer(request).then((document) => {
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.writeHead(document ? 200 : 404, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(document ?? {}));
      }),
  );
  const url = `http://127.0.0.1:${await listen(http, 0)}`;
  const sign: OidcIssuer['sign'] = (claims) => {
    const now = Math.floor(Date.now() / 1000);
    const common = { iss: url, aud: clientId, iat: now, exp: now + 3600 };
    return signToken({ ...common, ...claims }, { algorithm: 'RS256', privateKey, kid });
  };

  async function answer(request: IncomingMessage): Promise<object | undefined> {
    const documents: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        ...{ issuer: url, jwks_uri: `${url}/keys` },
        ...{ authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token` },
      },
      '/keys': { keys: [{ use: 'sig', kid, ...publicKey.export({ format: 'jwk' }) }] },
    };
    return request.url === '/token' ? exchange(await readForm(request)) : documents[request.url ?? ''];
  }

  /** A code is good for once, and for whoever has begun. */
  function exchange(form: URLSearchParams): object | undefined {
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri')) return undefined;
    return { access_token: randomUUID(), token_type: 'Bearer', id_token: sign(grant.claims) };
  }

  return {
    url,
    sign,
    authorize(address, claims) {
      const asked = new URL(address).searchParams;
      const [code, redirectUri] = [randomUUID(), asked.get('redirect_uri') ?? ''];
      const challenge = asked.get('code_challenge') ?? '';
      grants.set(code, { challenge, redirectUri, claims: { nonce: asked.get('nonce'), ...claims } });
      const back = new URL(redirectUri);
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
      return back.href;
    },
    close() {
      http.close();
      http.closeAllConnections();
    },
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}
