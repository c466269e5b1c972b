import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import type { SignInProvider } from '../../database/config.ts';
import type { DatabaseResult } from '../../database/database.ts';
import { causeOf, failure, success } from '../../database/results.ts';

/** Signing in at another place: the authorization code flow with PKCE of OAuth 2.1, and OpenID Connect. Import it lazily. */

/** Of this tab alone: whoever comes back in another one has not asked for it. */
const key = 'estuary.session.away';

const awaySchema = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
});

/** Where the provider sends people back to: to be registered there. */
const redirectUri = () => `${location.origin}/sign-in/callback`;

/** Goes there; comes back to `redirectUri`, and says so in what is answered only when it cannot. */
export async function leaveFor(provider: SignInProvider, returnTo: string): Promise<DatabaseResult<void>> {
  try {
    const { authorization_endpoint: endpoint } = await discover(provider);
    if (endpoint === undefined) throw new Error('It names no address to sign in at.');
    const away = {
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      returnTo,
    };
    sessionStorage.setItem(key, JSON.stringify(away));
    const url = new URL(endpoint);
    const parameters = {
      client_id: provider.clientId,
      redirect_uri: redirectUri(),
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge: await oauth.calculatePKCECodeChallenge(away.verifier),
      code_challenge_method: 'S256',
      state: away.state,
      nonce: away.nonce,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    location.assign(url);
    return success(undefined);
  } catch (thrown) {
    return refused(provider, thrown);
  }
}

/** What came back, exchanged for a token. */
export async function comeBack(
  provider: SignInProvider,
  address: string,
): Promise<DatabaseResult<{ readonly token: string; readonly returnTo: string }>> {
  try {
    const away = awaySchema.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    sessionStorage.removeItem(key);
    const server = await discover(provider);
    const client: oauth.Client = { client_id: provider.clientId };
    const parameters = oauth.validateAuthResponse(server, client, new URL(address), away.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      redirectUri(),
      away.verifier,
      insecure(provider),
    );
    const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: away.nonce,
      requireIdToken: true,
    });
    return success({ token: result.id_token ?? '', returnTo: away.returnTo });
  } catch (thrown) {
    return refused(provider, thrown);
  }
}

async function discover(provider: SignInProvider): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure(provider)));
}

/** Without TLS only where the configuration says so itself: an issuer on the own machine. */
const insecure = ({ issuer }: SignInProvider) => ({
  // Called deprecated by the library so that it stands out.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
});

const refused = ({ label }: SignInProvider, thrown: unknown) =>
  failure({
    kind: 'ConnectionError',
    message: `Signing in with ${label} did not work. Try again, or ask whoever set it up.`,
    cause: causeOf(thrown),
  });
