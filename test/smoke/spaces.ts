import { action, mutation, query } from '../support/convex/test-clients.ts';
import { Account, patiently } from './account.ts';

/** Where the smoke tests are: in spaces of their own, which the admin makes whom the environment names, and clears. */

const { SMOKE_EMAIL: email = '', SMOKE_PASSWORD: password = '' } = process.env;
export const host = new Account({ email, password });

interface Space {
  readonly id: string;
  readonly createdBy: { readonly id: string };
}

export async function createSpace(): Promise<string> {
  return ((await (await host.client()).mutation(mutation('spaces:create'), {})) as Space).id;
}

/** Brings everybody who is in one into another. */
export async function enterSpace(space: string, from: string): Promise<void> {
  await (await host.client()).mutation(mutation('spaces:enter'), { space, from });
}

/** Deletes everything of a space, and everybody in it. */
export async function clearSpace(space: string): Promise<void> {
  const client = await host.client();
  for (;;) {
    const { isDone } = (await client.mutation(mutation('spaces:clear'), { space })) as { isDone: boolean };
    if (isDone) return;
  }
}

/** Clears all spaces that the admin has made: those of a run that was cut off, too. */
export async function clearSpaces(): Promise<void> {
  const client = await host.client();
  const { member } = (await client.query(query('members:me'), {})) as { member: { id: string } };
  const spaces = (await client.query(query('spaces:list'), {})) as Space[];
  for (const { id, createdBy } of spaces) if (createdBy.id === member.id) await clearSpace(id);
}

/** Lets somebody into a space; answers with the code of the invitation. */
export async function invite(guest: string, space: string): Promise<string> {
  const request = { email: guest, role: 'admin', space };
  const client = await host.client();
  const invitation = await patiently(() => client.action(action('invitations:create'), request));
  return (invitation as { code: string }).code;
}
