import { ConvexHttpClient } from 'convex/browser';
import { startForTest } from '../../support/convex/start-for-test.ts';
import { action, query } from '../../support/convex/test-clients.ts';
import type { TestDeploymentOptions } from '../../support/convex/test-deployment.ts';

export interface Tokens {
  readonly token: string;
  readonly refreshToken: string;
}

export const goodPassword = 'harbour lights at six bells';

/** The data of the error that a call is refused with; a failure that was not meant to happen fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const thrown = await call.then(
    (value) => new Error(`It was not refused, but answered ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  );
  if (thrown instanceof Error && 'data' in thrown) return thrown.data as Readonly<Record<string, unknown>>;
  throw thrown;
}

/** A deployment of the project, and people who come to it with the real client. */
export async function startAccounts(options: TestDeploymentOptions = {}) {
  const deployment = await startForTest(options);
  const client = (token?: string) => {
    const http = new ConvexHttpClient(deployment.url, { logger: false });
    if (token !== undefined) http.setAuth(token);
    return http;
  };
  const call = async (args: Record<string, unknown>, token?: string): Promise<Tokens | null> =>
    ((await client(token).action(action('auth:signIn'), args)) as { tokens: Tokens | null }).tokens;
  const byPassword = async (params: Record<string, unknown>, token?: string): Promise<Tokens> => {
    const tokens = await call({ provider: 'password', params }, token);
    if (tokens === null) throw new Error('There are no tokens.');
    return tokens;
  };
  return {
    deployment,
    client,
    /** The code of a new invitation. */
    async invite(email: string, role = 'admin'): Promise<string> {
      const invited = await deployment.execute('action', 'members:invite', { email, role });
      return (invited as { code: string }).code;
    },
    signIn: (email: string, password: string, token?: string) =>
      byPassword({ flow: 'signIn', email, password }, token),
    signUp: (email: string, invitation: string, more: Record<string, unknown> = {}) =>
      byPassword({ flow: 'signUp', email, invitation, name: 'Ana', password: goodPassword, ...more }),
    refresh: (refreshToken: string) => call({ refreshToken }),
    signOut: (token: string) => client(token).action(action('auth:signOut'), {}),
    me: (token: string) => client(token).query(query('members:me'), {}),
    call,
  };
}
