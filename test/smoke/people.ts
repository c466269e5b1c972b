import { randomBytes } from 'node:crypto';
import { query } from '../support/convex/test-clients.ts';
import type { TestMember } from '../support/convex/add-member.ts';
import { Account, signIn } from './account.ts';
import { clearSpace, createSpace, enterSpace, invite } from './spaces.ts';

/** The people of a smoke test: members of spaces of the deployment for as long as it runs. All of them are always in the same. */

interface Person {
  readonly account: Account;
  readonly actor: TestMember['actor'];
}

const known = new Map<string, Promise<Person>>();

/** Where everybody is between two tests. */
let home: Promise<string> | undefined;
/** Where everybody is. */
let current: string | undefined;

const goHome = (): Promise<string> => (home ??= createSpace());

/** The same name is the same person. */
export async function personOf(name: string): Promise<Pick<TestMember, 'actor' | 'token'>> {
  const person = known.get(name) ?? create(name);
  known.set(name, person);
  const { account, actor } = await person;
  return { actor, token: await account.token() };
}

async function create(name: string): Promise<Person> {
  const email = `smoke-test-${randomBytes(6).toString('hex')}@example.org`;
  const invitation = await invite(email, current ?? (await goHome()));
  const credentials = { email, password: randomBytes(24).toString('base64url') };
  await signIn({ flow: 'signUp', ...credentials, name, invitation });
  const account = new Account(credentials);
  const me = await (await account.client()).query(query('members:me'), {});
  const { member } = me as { member: { id: string; name: string } };
  return { account, actor: { id: member.id, name: member.name } };
}

/** Brings everybody into a new space, in which there is nothing. */
export async function enterNewSpace(): Promise<void> {
  const from = current ?? (await goHome());
  current = await createSpace();
  await enterSpace(current, from);
}

/** Brings everybody home, and clears the space that they were in. */
export async function leaveSpace(): Promise<void> {
  if (current === undefined) return;
  const left = current;
  current = undefined;
  await enterSpace(await goHome(), left);
  await clearSpace(left);
}
