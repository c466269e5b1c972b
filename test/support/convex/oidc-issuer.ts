import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { listen } from './listen.ts';
import { signToken } from './sign-token.ts';

/** An OpenID Connect provider on 127.0.0.1, as far as a deployment talks to one: its discovery document and its keys. */
export interface OidcIssuer {
  readonly url: string;
  /** A token of an hour, by the time of the machine; `claims` go before what it would say by itself. */
  sign(claims: Readonly<Record<string, unknown>>): string;
  close(): void;
}

export async function startOidcIssuer(clientId: string): Promise<OidcIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'first';
  const http = createServer((request, response) => {
    const documents: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys: [{ use: 'sig', kid, ...publicKey.export({ format: 'jwk' }) }] },
    };
    const document = documents[request.url ?? ''];
    response.writeHead(document ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  const url = `http://127.0.0.1:${await listen(http, 0)}`;
  return {
    url,
    sign(claims) {
      const now = Math.floor(Date.now() / 1000);
      const common = { iss: url, aud: clientId, iat: now, exp: now + 3600 };
      return signToken({ ...common, ...claims }, { algorithm: 'RS256', privateKey, kid });
    },
    close() {
      http.close();
      http.closeAllConnections();
    },
  };
}
