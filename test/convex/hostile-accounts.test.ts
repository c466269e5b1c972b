import { expect, test, vi } from 'vitest';
import { judge, watching } from './access/attack.ts';
import { checkStored } from './access/check-stored.ts';
import { hostileTexts } from './access/hostile-values.ts';
import { arrange, type Scene } from './access/scene.ts';

/** Signing in and up as one should, but for one hostile text. */

vi.mock('@noble/hashes/scrypt.js', () => import('../support/convex/cheap-scrypt.ts'));

const password = 'four words of nonsense';

/** What somebody signs up with who was invited. */
async function invite({ deployment }: Scene, email: string) {
  const { code } = (await deployment.execute('action', 'members:invite', { email })) as { code: string };
  return { flow: 'signUp', email, password, name: 'Ingrid', invitation: code };
}

/** A minute after the last time: nobody tries too often. */
async function send({ deployment, call }: Scene, params: object): Promise<'served' | 'refused'> {
  deployment.advance(60_000);
  return judge(await call('auth:signIn', { provider: 'password', params }, undefined));
}

test.each(['email', 'password', 'name', 'invitation'])(
  'whoever signs up with a hostile %s is let in by the rules, or writes nothing',
  async (field) => {
    const scene = await arrange();
    const look = watching(scene, 'rateLimiter');
    let right = await invite(scene, 'ingrid@example.org');
    for (const [index, text] of hostileTexts.entries()) {
      const before = await look();
      if ((await send(scene, { ...right, [field]: text })) === 'refused') {
        expect(await look()).toBe(before);
      } else {
        await checkStored(scene);
        right = await invite(scene, `ingrid-${index}@example.org`);
      }
    }
    expect(await send(scene, right)).toBe('served');
  },
);

test.each(['email', 'password'])(
  'whoever signs in with a hostile %s is refused, and writes nothing',
  async (field) => {
    const scene = await arrange();
    const { email, ...others } = await invite(scene, 'ingrid@example.org');
    expect(await send(scene, { email, ...others })).toBe('served');
    const right = { flow: 'signIn', email, password };
    const before = await scene.stored('rateLimiter');
    for (const text of hostileTexts) expect(await send(scene, { ...right, [field]: text })).toBe('refused');
    expect(await scene.stored('rateLimiter')).toBe(before);
    expect(await send(scene, right)).toBe('served');
  },
);
