import * as oauth from 'oauth4webapi';
import type { SignInProvider } from '../../database/config.ts';
import { discover } from './oidc-provider.ts';
import type { Tokens } from './token-place.ts';

/** Signing out at another place. Import it lazily. */

/** How long whoever signs out may still be sent there, ms: later they are at something else. */
const patience = 5000;

/** Where the provider sends people back to: to be registered there. */
const returnUri = () => `${location.origin}/sign-in`;

/**
 * What could be exchanged for more is worth nothing from now on (RFC 7009), and the page goes to where the session at the
 * provider ends (OpenID Connect RP-Initiated Logout 1.0): each where the provider has that and answers. `isOut` says
 * whether nobody has signed in again meanwhile.
 */
export async function sayGoodbye(
  provider: SignInProvider,
  { token, refreshToken }: Tokens,
  isOut: () => boolean,
): Promise<void> {
  const begin = performance.now();
  try {
    const { server, client, options } = await discover(provider);
    if (refreshToken !== undefined && server.revocation_endpoint !== undefined) {
      // Whatever comes of it, this browser has forgotten it all the same.
      await oauth
        .revocationRequest(server, client, oauth.None(), refreshToken, options)
        .catch(() => undefined);
    }
    const { end_session_endpoint: endpoint } = server;
    if (endpoint === undefined || !isOut() || performance.now() - begin > patience) return;
    const url = new URL(endpoint);
    url.searchParams.set('id_token_hint', token);
    url.searchParams.set('client_id', provider.clientId);
    url.searchParams.set('post_logout_redirect_uri', returnUri());
    location.assign(url);
  } catch {
    // It does not say where.
  }
}
