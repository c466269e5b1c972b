import * as oauth from 'oauth4webapi';
import type { SignInProvider } from '../../database/config.ts';
import { discover, tokensOf } from './oidc-provider.ts';
import { signInOf, type Tokens } from './token-place.ts';

/** Staying signed in at another place: the refresh token grant of OAuth 2.1. Import it lazily. */

/**
 * The next tokens of the same person, where one that is used once brings the next one with it. Null when the provider
 * refuses; undefined when it cannot be reached, or has too much to do.
 */
export async function renewAt(
  provider: SignInProvider,
  token: string,
  refreshToken: string,
): Promise<Tokens | null | undefined> {
  const asked = await ask(provider, refreshToken).catch(() => undefined);
  if (!asked || asked.response.status === 429 || asked.response.status >= 500) return undefined;
  try {
    const answer = await oauth.processRefreshTokenResponse(asked.server, asked.client, asked.response);
    const next = tokensOf(answer, refreshToken);
    // As OpenID Connect Core 1.0 has it (12.2): by a token of one person nobody becomes another.
    return next && signInOf(next.token) === signInOf(token) ? next : null;
  } catch {
    return null;
  }
}

async function ask(provider: SignInProvider, refreshToken: string) {
  const { server, client, options } = await discover(provider);
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
  // Read to its end here, where an answer that breaks off is none.
  return { server, client, response: new Response(await response.text(), response) };
}
