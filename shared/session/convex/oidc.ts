import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import type { SignInProvider } from '../../database/config.ts';
import type { DatabaseResult } from '../../database/database.ts';
import { causeOf, failure, success } from '../../database/results.ts';
import { discover, tokensOf } from './oidc-provider.ts';
import type { Tokens } from './token-place.ts';

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
    const { server } = await discover(provider);
    const { authorization_endpoint: endpoint } = server;
    if (endpoint === undefined) throw new Error('It names no address to sign in at.');
    const away: Away = {
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
      scope: scopeAt(server),
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

/** What it takes to be renewed is asked for where the provider says that it has it: others may refuse what they do not know. */
const scopeAt = ({ scopes_supported: known }: oauth.AuthorizationServer) =>
  ['openid email profile', ...(known?.includes('offline_access') ? ['offline_access'] : [])].join(' ');

/** What came back, exchanged for tokens; and where one wanted to go. */
export async function comeBack(
  provider: SignInProvider,
  address: string,
): Promise<{ readonly returnTo: string; readonly tokens: DatabaseResult<Tokens> }> {
  const away = takeAway();
  const returnTo = away?.returnTo ?? '/items';
  try {
    if (!away) throw new Error('This tab has not asked for it.');
    return { returnTo, tokens: success(await redeem(provider, address, away)) };
  } catch (thrown) {
    return { returnTo, tokens: refused(provider, thrown) };
  }
}

type Away = z.infer<typeof awaySchema>;

/** Good for once. */
function takeAway(): Away | undefined {
  const text = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  try {
    return awaySchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return undefined;
  }
}

async function redeem(provider: SignInProvider, address: string, away: Away): Promise<Tokens> {
  const { server, client, options } = await discover(provider);
  const parameters = oauth.validateAuthResponse(server, client, new URL(address), away.state);
  const asked = oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    away.verifier,
    options,
  );
  const response = await asked.catch((thrown: unknown) => {
    throw missingOrigin(provider, server) ?? thrown;
  });
  const answer = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: away.nonce,
    requireIdToken: true,
  });
  const tokens = tokensOf(answer);
  if (!tokens) throw new Error('It does not say who somebody is.');
  return tokens;
}

/** The Content-Security-Policy of a build lets nothing be asked that its configuration does not name. */
class MissingOrigin extends Error {}

function missingOrigin(
  provider: SignInProvider,
  server: oauth.AuthorizationServer,
): MissingOrigin | undefined {
  const { origin } = new URL(server.token_endpoint ?? provider.issuer);
  const known = [new URL(provider.issuer).origin, ...(provider.origins ?? [])];
  if (known.includes(origin)) return undefined;
  return new MissingOrigin(
    `Its tokens come from ${origin}, which the app has to be built with OIDC_ORIGINS for.`,
  );
}

function refused({ label }: SignInProvider, thrown: unknown) {
  if (thrown instanceof oauth.AuthorizationResponseError && thrown.error === 'access_denied') {
    const message = `You did not sign in with ${label}: that was cancelled, or refused there.`;
    return failure({ kind: 'Forbidden', message, needsSignIn: true });
  }
  return failure({
    kind: 'ConnectionError',
    message: [
      `Signing in with ${label} did not work. Try again, or ask whoever set it up.`,
      ...(thrown instanceof MissingOrigin ? [thrown.message] : []),
    ].join(' '),
    cause: causeOf(thrown),
  });
}
