import { randomBytes } from 'node:crypto';
import { ConvexHttpClient } from 'convex/browser';
import { action, mutation, query } from '../support/convex/test-clients.ts';
import type { TestMember } from '../support/convex/add-member.ts';

/** The people of a smoke test: members of the deployment for as long as it runs, let in by the admin whom the environment names. */

export const smokeUrl = process.env['SMOKE_URL'] ?? '';
const { SMOKE_EMAIL = '', SMOKE_PASSWORD = '' } = process.env;

/** By this their addresses begin. */
const prefix = 'smoke-test-';

interface Tokens {
  readonly tokens: { readonly token: string } | null;
}

async function signIn(params: Record<string, string>): Promise<ConvexHttpClient> {
  const client = new ConvexHttpClient(smokeUrl, { logger: false });
  const answer = (await client.action(action('auth:signIn'), { provider: 'password', params })) as Tokens;
  if (!answer.tokens) throw new Error(`${params['email'] ?? ''} was not signed in.`);
  client.setAuth(answer.tokens.token);
  return client;
}

const signInAsAdmin = () => signIn({ flow: 'signIn', email: SMOKE_EMAIL, password: SMOKE_PASSWORD });

const known = new Map<string, Promise<Pick<TestMember, 'actor' | 'token'>>>();

/** The same name is the same person. */
export function personOf(name: string): Promise<Pick<TestMember, 'actor' | 'token'>> {
  const person = known.get(name) ?? create(name);
  known.set(name, person);
  return person;
}

async function create(name: string): Promise<Pick<TestMember, 'actor' | 'token'>> {
  const admin = await signInAsAdmin();
  const email = `${prefix}${randomBytes(6).toString('hex')}@example.org`;
  const { code } = (await admin.action(action('invitations:create'), { email, role: 'admin' })) as {
    code: string;
  };
  const password = randomBytes(24).toString('base64url');
  const client = new ConvexHttpClient(smokeUrl, { logger: false });
  const params = { flow: 'signUp', email, password, name, invitation: code };
  const { tokens } = (await client.action(action('auth:signIn'), { provider: 'password', params })) as Tokens;
  if (!tokens) throw new Error(`${email} was not signed up.`);
  client.setAuth(tokens.token);
  const { member } = (await client.query(query('members:me'), {})) as {
    member: { id: string; name: string };
  };
  return { token: tokens.token, actor: { id: member.id, name: member.name } };
}

/** Takes the memberships away again, those of a run that was cut off too. */
export async function removePeople(): Promise<void> {
  const admin = await signInAsAdmin();
  const members = (await admin.query(query('members:list'), {})) as { id: string; email: string }[];
  for (const { id, email } of members) {
    if (email.startsWith(prefix)) await admin.mutation(mutation('members:remove'), { id });
  }
}
