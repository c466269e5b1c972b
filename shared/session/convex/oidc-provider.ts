import * as oauth from 'oauth4webapi';
import type { SignInProvider } from '../../database/config.ts';
import type { Tokens } from './token-place.ts';

/** The other place to sign in at, as the library asks it. Import it lazily. */

/** How long an answer is waited for, ms: other tabs wait as well. */
const timeout = 20_000;

/** A day, in seconds. */
const aDay = 24 * 60 * 60;

/** What the provider says of itself, and how it is asked. Throws what fetching throws, and for what is no such document. */
export async function discover(provider: SignInProvider) {
  const options = {
    signal: () => AbortSignal.timeout(timeout),
    // Without TLS only where the configuration says so itself: an issuer on the own machine. Called deprecated by the
    // library so that it stands out.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    [oauth.allowInsecureRequests]: provider.issuer.startsWith('http:'),
  };
  const issuer = new URL(provider.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  // The clock of this machine may be wrong: whether a token is over is for the deployment to say.
  const client: oauth.Client = { client_id: provider.clientId, [oauth.clockTolerance]: aDay };
  return { server, client, options };
}

/** Undefined where nothing in the answer says who somebody is. `refreshToken` is kept where there is no newer one. */
export function tokensOf(answer: oauth.TokenEndpointResponse, refreshToken?: string): Tokens | undefined {
  if (answer.id_token === undefined) return undefined;
  const next = answer.refresh_token ?? refreshToken;
  return { token: answer.id_token, ...(next !== undefined && { refreshToken: next }) };
}
