import type * as scryptModule from '@noble/hashes/scrypt.js';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { issueToken } from '../../support/convex/test-issuer.ts';
import { goodPassword, refusalOf, startAccounts } from './scene.ts';

/** Signing in and up through the real client, on the project's own functions. */

const hashes = vi.hoisted(() => ({ count: 0 }));

// Counted, and made cheap: what one costs is the business of test/convex/passwords.test.ts.
vi.mock('@noble/hashes/scrypt.js', async (importOriginal) => {
  const original = await importOriginal<typeof scryptModule>();
  return {
    scrypt: (...[password, salt, options]: Parameters<typeof original.scrypt>) => {
      hashes.count += 1;
      return original.scrypt(password, salt, { ...options, N: 2, p: 1 });
    },
  };
});

beforeEach(() => {
  hashes.count = 0;
});

const hour = 3_600_000;

/** How many passwords were hashed by something. */
async function hashesOf(task: () => Promise<unknown>): Promise<number> {
  const before = hashes.count;
  await task();
  return hashes.count - before;
}

describe('whoever was invited', () => {
  test('signs up once, signs in after that, and is told who they are', async () => {
    const { invite, signUp, signIn, me } = await startAccounts();
    const code = await invite('ana@example.org', 'viewer');
    const first = await signUp(' Ana@Example.ORG ', code, { name: ' Ana ' });
    expect(await me(first.token)).toMatchObject({
      member: { email: 'ana@example.org', name: 'Ana', role: 'viewer' },
    });
    const second = await signIn('ANA@example.org', goodPassword);
    expect(await me(second.token)).toMatchObject({ member: { email: 'ana@example.org' } });
    expect(second.refreshToken).not.toBe(first.refreshToken);
  });

  test('is let in by the address and the code together, once and within a week, and refused in the same words', async () => {
    const { deployment, invite, signUp } = await startAccounts();
    const [ana, bea] = [await invite('ana@example.org'), await invite('bea@example.org')];
    const wrong = '0'.repeat(40);
    const refusals = [
      await refusalOf(signUp('ana@example.org', wrong)),
      await refusalOf(signUp('ana@example.org', bea)),
      await refusalOf(signUp('nobody@example.org', ana)),
    ];
    await signUp('ana@example.org', ana);
    refusals.push(await refusalOf(signUp('ana@example.org', ana)));
    deployment.advance(7 * 24 * hour + 1);
    refusals.push(await refusalOf(signUp('bea@example.org', bea)));
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ kind: 'Forbidden' });
    expect(hashes.count).toBe(6);
    const { users, accounts } = await deployment.run(async ({ db }) => ({
      users: await db.query('users').take(9),
      accounts: await db.query('authAccounts').take(9),
    }));
    expect([users.length, accounts.length]).toEqual([1, 1]);
  });

  test('of two who use one invitation at once, one comes in', async () => {
    const { invite, signUp } = await startAccounts();
    const code = await invite('ana@example.org');
    const both = await Promise.allSettled([signUp('ana@example.org', code), signUp('ana@example.org', code)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('the code is nowhere in what is stored, nor is the password', async () => {
    const { deployment, invite, signUp } = await startAccounts();
    const code = await invite('ana@example.org');
    const stored = async () =>
      JSON.stringify(
        await deployment.run(async ({ db }) => [
          await db.query('members').take(9),
          await db.query('authAccounts').take(9),
        ]),
      );
    expect(await stored()).not.toContain(code);
    await signUp('ana@example.org', code);
    expect(await stored()).toContain('scrypt:');
    expect(await stored()).not.toContain(goodPassword);
    // Once accepted, nothing is left of it.
    expect(await stored()).not.toContain('digest');
  });
});

describe('nobody learns who has an account', () => {
  test('an unknown address, one that has not come yet and a wrong password read the same and cost the same', async () => {
    const { invite, signUp, signIn } = await startAccounts();
    await signUp('ana@example.org', await invite('ana@example.org'));
    await invite('bea@example.org');
    const tries = ['ana@example.org', 'bea@example.org', 'nobody@example.org'].map(async (email) => {
      let refusal: unknown;
      const count = await hashesOf(async () => {
        refusal = await refusalOf(signIn(email, 'another password'));
      });
      return { refusal, count };
    });
    for (const attempt of tries) {
      expect((await attempt).refusal).toEqual({
        kind: 'Forbidden',
        message: 'The address or the password is not right.',
      });
    }
    expect(hashes.count).toBe(1 + tries.length);
  });

  test('the limit of an address is the same whether there is an account or not', async () => {
    const { deployment, invite, signUp, signIn } = await startAccounts({ clockStandsAt: 1_800_000_000_000 });
    await signUp('ana@example.org', await invite('ana@example.org'));
    for (const email of ['ana@example.org', 'nobody@example.org']) {
      for (let attempt = 0; attempt < 10; attempt += 1) await refusalOf(signIn(email, 'wrong'));
      const count = await hashesOf(async () =>
        expect(await refusalOf(signIn(email, goodPassword))).toEqual({
          kind: 'RateLimited',
          retryAfter: 60_000,
          message: 'That was too often. Try again in 60 s.',
        }),
      );
      expect(count).toBe(0);
    }
    deployment.advance(60_000);
    await signIn('ana@example.org', goodPassword);
    await refusalOf(signIn('ana@example.org', 'wrong'));
    // Whoever knew the password has all tries again.
    await signIn('ana@example.org', goodPassword);
  });
});

describe('a session', () => {
  const signedIn = async () => {
    const scene = await startAccounts();
    const tokens = await scene.signUp('ana@example.org', await scene.invite('ana@example.org'));
    return { ...scene, tokens };
  };

  test('goes on with its refresh token, which is worth nothing once another has come after it', async () => {
    const { deployment, tokens, refresh, me } = await signedIn();
    const second = await refresh(tokens.refreshToken);
    expect(second?.refreshToken).toBeTypeOf('string');
    expect(second?.refreshToken).not.toBe(tokens.refreshToken);
    const third = await refresh(second?.refreshToken ?? '');
    expect(await me(third?.token ?? '')).toMatchObject({ member: { email: 'ana@example.org' } });
    deployment.advance(60_000);
    expect(await refresh(tokens.refreshToken)).toBeNull();
    // Two have it: whoever took it, and whom it was taken from. Neither goes on.
    deployment.advance(60_000);
    expect(await refresh(third?.refreshToken ?? '')).toBeNull();
  });

  test('ends with signing out: the token and the refresh token are worth nothing from then on', async () => {
    const { tokens, refresh, signOut, me } = await signedIn();
    await signOut(tokens.token);
    expect(await me(tokens.token)).toEqual({ mayView: false, why: 'ended' });
    expect(await refresh(tokens.refreshToken)).toBeNull();
    // Once more, as a second tab does.
    expect(await signOut(tokens.token)).toBeNull();
  });

  test('ends with the membership', async () => {
    const { deployment, invite, tokens, refresh, signIn, me } = await signedIn();
    await deployment.run(async ({ db }) => {
      const now = Date.now();
      await db.insert('members', { email: 'b@example.org', role: 'admin', invitedAt: now, joinedAt: now });
    });
    const { member } = (await me(tokens.token)) as { member: { id: string } };
    await deployment.execute(
      'mutation',
      'members:remove',
      { id: member.id.replace('member:', '') },
      {
        ...{ issuer: 'https://id.example.org', subject: 'b', tokenIdentifier: 'b' },
        ...{ email: 'b@example.org', emailVerified: true },
      },
    );
    expect(await me(tokens.token)).toMatchObject({ why: 'removed' });
    expect(await refresh(tokens.refreshToken)).toBeNull();
    expect(await refusalOf(signIn('ana@example.org', goodPassword))).toMatchObject({ kind: 'Forbidden' });
    await invite('ana@example.org');
    expect(await refusalOf(signIn('ana@example.org', goodPassword))).toMatchObject({ kind: 'Forbidden' });
  });

  test.for([
    ['slow', -hour],
    ['fast', hour],
  ] as const)('begins and goes on at a deployment whose clock is %s by an hour', async ([, offset]) => {
    const { deployment, invite, signUp, refresh, me } = await startAccounts();
    deployment.advance(offset);
    const tokens = await signUp('ana@example.org', await invite('ana@example.org'));
    expect(await me(tokens.token)).toMatchObject({ member: { email: 'ana@example.org' } });
    expect(await refresh(tokens.refreshToken)).not.toBeNull();
  });

  test('of another provider is not mixed with one of here', async () => {
    const { signIn, signOut } = await signedIn();
    const elsewhere = issueToken('bea@example.org', { sub: 'google|117' });
    expect(await refusalOf(signIn('ana@example.org', goodPassword, elsewhere))).toMatchObject({
      kind: 'Forbidden',
      message: expect.stringContaining('another provider') as string,
    });
    expect(await signOut(elsewhere)).toBeNull();
  });
});

describe('what cannot be right is refused where it stands', () => {
  const strange = '\u212aate@example.org';

  test.for<[string, Record<string, unknown>, string]>([
    ['an address that is none', { email: 'ana' }, 'email'],
    ['an address whose k is the sign of the kelvin', { email: strange }, 'email'],
    ['an address in Cyrillic letters that look like Latin ones', { email: 'аna@example.org' }, 'email'],
    ['an address in wide letters', { email: 'ａna@example.org' }, 'email'],
    ['an address with a line break', { email: 'ana@example.org\r\nBcc: eve@example.org' }, 'email'],
    ['a very long address', { email: `${'a'.repeat(250)}@example.org` }, 'email'],
    ['no name', { name: '  ' }, 'name'],
    ['a very long name', { name: 'n'.repeat(81) }, 'name'],
    ['a name that turns the writing round', { name: 'Ana \u202e' }, 'name'],
    ['a short password', { password: 'eleven char' }, 'password'],
    ['a very long password', { password: '€'.repeat(257) }, 'password'],
    ['a broken password', { password: `${goodPassword}\ud800` }, 'password'],
    ['a common password', { password: 'password1234' }, 'password'],
    ['a common password with a year', { password: 'Password2024!' }, 'password'],
    ['a row of keys', { password: 'qwertyuiop[]' }, 'password'],
    ['one character many times', { password: 'x'.repeat(256) }, 'password'],
    ['the address as the password', { password: 'ana@example.org' }, 'password'],
    ['the name as the password', { name: 'Ana Maria Bell', password: 'Ana Maria Bell' }, 'password'],
    ['a code that is none', { invitation: '../../x' }, 'invitation'],
  ])('%s', async ([, params, field]) => {
    const { invite, signUp } = await startAccounts();
    const refusal = await refusalOf(signUp('ana@example.org', await invite('ana@example.org'), params));
    expect(refusal).toMatchObject({ kind: 'ValidationError', issues: [{ path: [field] }] });
    expect(hashes.count).toBe(0);
  });

  test.for([
    ['nothing', ''],
    ['no token', 'nonsense'],
    ['ids that are none', 'a|b'],
    ['ids of other tables', '10000;users|10001;members'],
    ['three parts', 'a|b|c'],
    ['a prototype', '__proto__|constructor'],
  ])('a refresh token that is %s is worth nothing', async ([, refreshToken]) => {
    const { refresh } = await startAccounts();
    expect(await refresh(refreshToken ?? '')).toBeNull();
  });

  test('neither a provider nor a refresh token, or both', async () => {
    const { call } = await startAccounts();
    const params = { flow: 'signIn', email: 'ana@example.org', password: goodPassword };
    for (const args of [{}, { provider: 'password' }, { params }, { params, refreshToken: 'a|b' }]) {
      expect(await refusalOf(call(args))).toMatchObject({ kind: 'ValidationError' });
    }
  });
});

describe('a deployment that was not set up', () => {
  test.for([
    ['without a private key', { JWT_PRIVATE_KEY: undefined }],
    ['without public keys', { JWKS: undefined }],
    ['with half of a private key', { JWT_PRIVATE_KEY: '-----BEGIN PRIVATE KEY----- MIIE' }],
    ['with public keys that are none', { JWKS: '{}' }],
  ])('%s names the command that sets them', async ([, env]) => {
    const { invite, signUp, signIn, refresh } = await startAccounts({
      env: env as Record<string, undefined>,
    });
    const code = await invite('ana@example.org');
    const answers = [
      await refusalOf(signUp('ana@example.org', code)),
      await refusalOf(signIn('ana@example.org', goodPassword)),
      await refusalOf(refresh('a|b')),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        kind: 'QueryError',
        message: expect.stringContaining('npm run auth:keys -- --set') as string,
      });
    }
  });
});
