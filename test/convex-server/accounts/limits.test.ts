import { expect, test } from 'vitest';
import { addMember } from '../../support/convex/add-member.ts';
import { startForTest } from '../../support/convex/start-for-test.ts';
import { refusalOf } from './scene.ts';

/** How often one may, of what is not signing in. The clock stands, so that nothing comes back by itself. */

async function start() {
  const deployment = await startForTest({ clockStandsAt: 1_800_000_000_000 });
  const [ana, bea] = [await addMember(deployment, 'Ana'), await addMember(deployment, 'Bea')];
  return { deployment, ana, bea };
}

test('an admin invites sixty at once, and one a minute after that; another admin is not in the way', async () => {
  const { deployment, ana, bea } = await start();
  let invited = 0;
  const invite = (admin = ana) => {
    const request = { email: `p${(invited += 1)}@example.org`, role: 'viewer' };
    return deployment.execute('action', 'invitations:create', request, admin.identity);
  };
  for (let count = 0; count < 60; count += 1) await invite();
  expect(await refusalOf(invite())).toEqual({
    kind: 'RateLimited',
    retryAfter: 60_000,
    message: 'That was too often. Try again in 60 s.',
  });
  await invite(bea);
  deployment.advance(60_000);
  await invite();
  expect(await refusalOf(invite())).toMatchObject({ kind: 'RateLimited' });
});

test('an import counts by its rows: 120,000 of one member at once, 500 a second after that', async () => {
  const { deployment, ana } = await start();
  const count = (rows: number) =>
    deployment.execute(
      'any',
      'items:createMany',
      { items: Array.from({ length: rows }, () => ({ name: 'x' })) },
      ana.identity,
    );
  // As many as are counted, without the minutes that creating them would take.
  const component = { name: 'createMany', key: ana.actor.id, count: 119_999 };
  await deployment.run(async (ctx) => {
    const { components } = await import('../../../convex/_generated/api.js');
    await ctx.runMutation(components.rateLimiter.lib.rateLimit, {
      ...component,
      config: { kind: 'token bucket', rate: 30_000, period: 60_000, capacity: 120_000 },
    });
  });
  await count(1);
  expect(await refusalOf(count(500))).toMatchObject({ kind: 'RateLimited', retryAfter: 1000 });
  deployment.advance(1000);
  await count(500);
});
