import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { forbidden } from '../../shared/session/refusals.ts';
import type { MemberList } from '../../shared/session/session.ts';
import { addMember } from '../support/convex/add-member.ts';
import { addSession } from '../support/convex/add-session.ts';
import { createClient, recordUpdates } from '../support/convex/test-clients.ts';
import { issueToken } from '../support/convex/test-issuer.ts';
import { patience } from '../support/patience.ts';
import { arrange, type Scene } from './access/scene.ts';

/** Who is let in, becomes what, and is shown out. */

const lastAdmin = { errorData: forbidden('lastAdmin') };
const day = 24 * 60 * 60 * 1000;

const rowsOf = ({ deployment }: Scene, table: string) =>
  deployment.run(async ({ db }) => await db.query(table).collect());

test('the last admin can be neither removed nor made a viewer', async () => {
  const { call, owner, stored } = await arrange();
  const before = await stored();
  expect(await call('members:remove', { id: owner.id }, owner.token)).toMatchObject(lastAdmin);
  const demotion = { id: owner.id, role: 'viewer' };
  expect(await call('members:changeRole', demotion, owner.token)).toMatchObject(lastAdmin);
  expect(await stored()).toBe(before);
});

test('an admin who was invited and has not come is none that is left', async () => {
  const { call, owner } = await arrange();
  await call('invitations:create', { email: 'next@example.org', role: 'admin' }, owner.token);
  expect(await call('members:remove', { id: owner.id }, owner.token)).toMatchObject(lastAdmin);
});

test.each(['members:remove', 'members:changeRole'])(
  'of two admins who give up at once by %s, one stays',
  async (name) => {
    const scene = await arrange();
    const { call, owner } = scene;
    const rival = await addMember(scene.deployment, 'Rosa');
    const giveUp = (id: string) => (name === 'members:remove' ? { id } : { id, role: 'viewer' });
    const answers = await Promise.all([
      call(name, giveUp(owner.id), owner.token),
      call(name, giveUp(rival.id), rival.token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['error', 'success']);
    const admins = (await rowsOf(scene, 'members')).filter(
      ({ role, space }) => role === 'admin' && space === undefined,
    );
    expect(admins).toHaveLength(1);
  },
);

describe('the list of members', () => {
  const crowd = 1_000;

  /** A scene with so many more members that not all are listed, whose addresses begin with m. */
  async function arrangeCrowd() {
    const scene = await arrange();
    await scene.deployment.run(async ({ db }) => {
      for (let number = 0; number < crowd; number += 1) {
        const email = `m${String(number).padStart(4, '0')}@example.org`;
        await db.insert('members', { email, role: 'viewer', invitedAt: Date.now() });
      }
    });
    return {
      ...scene,
      list: async (startsWith?: string) => {
        const args = startsWith === undefined ? {} : { startsWith };
        return (await scene.call('members:list', args, scene.owner.token)).value as MemberList;
      },
    };
  }
  const addressesOf = ({ members }: MemberList) => members.map(({ email }) => email);

  test('says of more than a thousand that there are more, and finds them by how their address begins', async () => {
    const { list, owner, other } = await arrangeCrowd();
    const all = await list();
    expect(all).toMatchObject({ hasMore: true });
    expect(all.members).toHaveLength(1_000);
    expect(addressesOf(all)).toEqual(addressesOf(all).toSorted());
    expect(addressesOf(all)).not.toContain(owner.email);
    expect(await list(' OS')).toMatchObject({ members: [{ email: other.email }], hasMore: false });
    expect(addressesOf(await list('m099'))).toHaveLength(10);
    expect(await list('m')).toMatchObject({ members: { length: crowd }, hasMore: false });
    expect(await list('nobody')).toMatchObject({ members: [], hasMore: false });
  });

  test('names the only admin, listed or not, and none where there are two', async () => {
    const { list, owner, call } = await arrangeCrowd();
    expect(await list('m0001')).toMatchObject({ lastAdmin: owner.id });
    const { members } = await list('os');
    await call('members:changeRole', { id: members[0]?.id, role: 'admin' }, owner.token);
    expect(await list('m0001')).not.toHaveProperty('lastAdmin');
  });

  test('refuses to look for more than an address has', async () => {
    const { call, owner } = await arrange();
    const answer = await call('members:list', { startsWith: 'm'.repeat(255) }, owner.token);
    expect(answer.errorData).toMatchObject({ kind: 'ValidationError', issues: [{ path: ['startsWith'] }] });
  });
});

test('with a member go their sessions, and how they sign in', async () => {
  const scene = await arrange();
  const { deployment, owner, other, call } = scene;
  const { subject, token } = await addSession(deployment, other.email);
  const [userId = '', sessionId = ''] = subject.split('|');
  await deployment.run(async ({ db }) => {
    const account = { userId, provider: 'password', providerAccountId: other.email, secret: 'hash' };
    await db.insert('authAccounts', account);
    const refreshing = { sessionId, expirationTime: Date.now() + day };
    await db.insert('authRefreshTokens', refreshing);
  });
  await call('members:remove', { id: other.id }, owner.token);
  for (const table of ['users', 'authSessions', 'authRefreshTokens', 'authAccounts']) {
    expect([table, await rowsOf(scene, table)]).toEqual([table, []]);
  }
  expect(await call('members:me', {}, token)).toMatchObject({ value: { mayView: false, why: 'removed' } });
});

test('whoever signs out everywhere is signed out with each of their tokens, and with none of somebody else', async () => {
  const { deployment, owner, other, call } = await arrange();
  const [one, two] = [await addSession(deployment, other.email), await addSession(deployment, other.email)];
  const bystander = await addSession(deployment, owner.email);
  expect(await call('members:signOutEverywhere', {}, one.token)).toMatchObject({ status: 'success' });
  for (const { token } of [one, two]) {
    expect(await call('members:me', {}, token)).toMatchObject({ value: { why: 'ended' } });
  }
  expect(await call('members:me', {}, bystander.token)).toMatchObject({
    value: { member: { role: 'admin' } },
  });
});

test('an invitation leaves behind a digest and not the code, and another takes its place', async () => {
  const scene = await arrange();
  const { call, owner } = scene;
  const invite = async (email: string) =>
    (await call('invitations:create', { email, role: 'viewer' }, owner.token)).value as {
      email: string;
      code: string;
      expiresAt: number;
    };
  const first = await invite(' New@Example.org ');
  expect(first).toMatchObject({
    email: 'new@example.org',
    code: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
  });
  expect(first.expiresAt).toBeGreaterThan(Date.now() + 6.9 * day);
  expect(first.expiresAt).toBeLessThanOrEqual(Date.now() + 7 * day);
  const digestOf = async () =>
    (await rowsOf(scene, 'members'))
      .filter(({ email }) => email === 'new@example.org')
      .map((row) => row['invitation']);
  const [before, ...others] = await digestOf();
  expect(others).toEqual([]);
  expect(await scene.stored()).not.toContain(first.code);
  const second = await invite('new@example.org');
  expect(second.code).not.toBe(first.code);
  expect(await digestOf()).toEqual([
    {
      digest: expect.not.stringMatching(String((before as never)['digest'])) as unknown,
      expiresAt: second.expiresAt,
    },
  ]);
});

test('nobody is invited who is a member', async () => {
  const { call, owner, other, stored } = await arrange();
  const before = await stored();
  const answer = await call('invitations:create', { email: other.email, role: 'admin' }, owner.token);
  expect(answer.errorData).toMatchObject({ kind: 'ValidationError', issues: [{ path: ['email'] }] });
  expect(await stored()).toBe(before);
});

test('the command line invites an admin, and says where they go', async () => {
  const scene = await arrange();
  const answer = (await scene.deployment.execute('action', 'members:invite', {
    email: 'first@example.org',
  })) as {
    code: string;
  };
  expect(answer).toMatchObject({ email: 'first@example.org', path: `/sign-in?invitation=${answer.code}` });
  expect((await rowsOf(scene, 'members')).at(-1)).toMatchObject({
    email: 'first@example.org',
    role: 'admin',
  });
});

test('whoever was invited and signs in elsewhere has come, and is called what is said of them there', async () => {
  const scene = await arrange();
  const { call, owner, deployment } = scene;
  await call('invitations:create', { email: 'eli@example.org', role: 'viewer' }, owner.token);
  await call('members:seen', {}, issueToken('eli@example.org', { name: 'Eli' }));
  const row = (await rowsOf(scene, 'members')).at(-1);
  expect(row).toMatchObject({ name: 'Eli', joinedAt: expect.any(Number) as unknown });
  expect(row).not.toHaveProperty('invitation');
  const before = await scene.stored();
  await call('members:seen', {}, issueToken('eli@example.org'));
  expect(await scene.stored()).toBe(before);
  deployment.advance(5 * 60_000);
  await call('members:seen', {}, issueToken('eli@example.org'));
  expect((await rowsOf(scene, 'members')).at(-1)?.['lastSeenAt']).toBeGreaterThan(
    Number(row?.['lastSeenAt']),
  );
});

test('what somebody watches follows their role, and ends with their membership', async () => {
  const { deployment, owner, other, call } = await arrange();
  const client = createClient(deployment.url);
  onTestFinished(() => client.close());
  client.setAuth(() => Promise.resolve(other.token));
  const me = recordUpdates(client, 'members:me');
  const items = recordUpdates(client, 'items:page', { limit: 10, offset: 0 });
  await vi.waitFor(() => expect(me.answers.at(-1)).toMatchObject({ member: { role: 'viewer' } }), patience);
  await vi.waitFor(() => expect(items.answers.at(-1)).toMatchObject({ total: 1 }), patience);
  await call('members:changeRole', { id: other.id, role: 'admin' }, owner.token);
  await vi.waitFor(() => expect(me.answers.at(-1)).toMatchObject({ member: { role: 'admin' } }), patience);
  await call('members:remove', { id: other.id }, owner.token);
  await vi.waitFor(() => expect(me.answers.at(-1)).toEqual({ mayView: false, why: 'removed' }), patience);
  await vi.waitFor(
    () => expect(items.answers.at(-1)).toMatchObject({ data: forbidden('removed') }),
    patience,
  );
});
