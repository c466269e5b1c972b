import { setTimeout } from 'node:timers/promises';
import { ConvexHttpClient } from 'convex/browser';
import { ConvexError } from 'convex/values';
import { action } from '../support/convex/test-clients.ts';

/** Signing in at the deployment that is tested: SMOKE_URL says which. See scripts/smoke.mjs. */

export const smokeUrl = process.env['SMOKE_URL'] ?? '';

/** A token is good for an hour; a run may take longer, ms. */
const freshFor = 30 * 60 * 1000;

/** Waits for as long as a limit asks for: a deployment in use has those that are meant for people. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const data = (error instanceof ConvexError ? error.data : {}) as { kind?: string; retryAfter?: number };
      if (data.kind !== 'RateLimited') throw error;
      await setTimeout(data.retryAfter);
    }
  }
}

/** The token of whoever signs in, or up, with such parameters. */
export async function signIn(params: Readonly<Record<string, string>>): Promise<string> {
  const client = new ConvexHttpClient(smokeUrl, { logger: false });
  const request = { provider: 'password', params };
  const answer = await patiently(() => client.action(action('auth:signIn'), request));
  const { tokens } = answer as { tokens: { token: string } | null };
  if (!tokens) throw new Error(`${params['email'] ?? ''} was not signed in.`);
  return tokens.token;
}

/** Somebody who signs in with a password, as often as it takes. */
export class Account {
  #token: Promise<string> | undefined;
  #since = 0;

  constructor(private readonly credentials: { readonly email: string; readonly password: string }) {}

  token(): Promise<string> {
    if (!this.#token || Date.now() - this.#since > freshFor) {
      this.#since = Date.now();
      this.#token = signIn({ flow: 'signIn', ...this.credentials });
    }
    return this.#token;
  }

  /** For calls in their name. */
  async client(): Promise<Pick<ConvexHttpClient, 'query' | 'mutation' | 'action'>> {
    return new ConvexHttpClient(smokeUrl, { logger: false, auth: await this.token() });
  }
}
