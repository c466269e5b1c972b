import type { GenericDocument } from 'convex/server';
import { expect, test, vi } from 'vitest';
import { runCommand } from '../../scripts/run-command.mjs';
import schema from '../../convex/schema.ts';
import { addMember } from '../support/convex/add-member.ts';
import { goodPassword, startAccounts } from './accounts/scene.ts';

/** `npm run smoke`, against a deployment in use: a few of its tests, as it is run by hand. */

vi.mock('@noble/hashes/scrypt.js', () => import('../support/convex/cheap-scrypt.ts'));

const email = 'host@example.org';
const batch = { id: 'import-of-boats', title: 'Import of boats.csv' };

/** Vitest tells those whom it starts that they run in it, but here it is to run anew. */
const withoutVitest = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^(VITEST|TEST|NODE_ENV|NODE_OPTIONS)/.test(name))
    .map((name) => [name, undefined]),
);

/** A deployment with items and somebody at work; and what a run has left there that was cut off. */
async function startInUse() {
  const { deployment, invite, signUp, me } = await startAccounts();
  const { token } = await signUp(email, await invite(email, 'admin'), { name: 'Hanna' });
  const { id } = ((await me(token)) as { member: { id: string } }).member;
  const ana = await addMember(deployment, 'Ana');
  const run = (name: string, args: Record<string, string | object> = {}, identity = ana.identity) =>
    deployment.execute('mutation', name, args as never, identity);
  await run('items:createMany', { items: [{ name: 'Boat' }, { name: 'Raft' }], batch });
  // The batch of the rules, too, and an undo that could be redone.
  await run('changes:undo');
  await run('items:create', { name: 'Buoy' });
  const space = (await run('spaces:create')) as { id: string };
  await deployment.run(({ db }) =>
    db.patch(space.id as never, { createdBy: { id, name: 'Hanna' } } as never),
  );
  const left = await addMember(deployment, 'Left', 'admin', space.id);
  await run('items:create', { name: 'Left', batch }, left.identity);
  return { deployment, left };
}

type InUse = Awaited<ReturnType<typeof startInUse>>;

/** All that is stored, but for who is signed in. */
const readAll = ({ deployment }: InUse) =>
  deployment.run(async ({ db }) => {
    const tables: Record<string, GenericDocument[]> = {};
    for (const table of Object.keys(schema.tables)) {
      if (!/^auth(Sessions|RefreshTokens)$/.test(table)) tables[table] = await db.query(table).collect();
    }
    return tables;
  });

const smoke = ({ deployment: { url } }: InUse, rules: string) =>
  runCommand(process.execPath, ['scripts/smoke.mjs', '--url', url, '--', '-t', rules], {
    env: {
      ...withoutVitest,
      SMOKE_EMAIL: email,
      SMOKE_PASSWORD: goodPassword,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
    },
  });

test(
  'it passes in spaces of its own, and leaves nothing behind but what was there',
  { timeout: 120_000 },
  async () => {
    const scene = await startInUse();
    const before = await readAll(scene);
    const rules = [
      'undo goes through changes and batches',
      'a batch of another person that is taken back is one step',
      'shows an edit that one client makes to another',
    ];
    const { code, output } = await smoke(scene, rules.join('|'));
    expect(output).toMatch(/Tests .*3 passed/);
    expect(output).toContain('It holds the same 1 items');
    expect(code).toBe(0);
    const isLeft = ({ _id }: GenericDocument) => _id !== scene.left.id;
    expect(await readAll(scene)).toEqual({
      ...before,
      ...{ spaces: [], members: before['members']?.filter(isLeft) },
      items: before['items']?.filter((item) => !('space' in item)),
      searchTexts: before['searchTexts']?.filter((text) => !('space' in text)),
      changes: before['changes']?.filter((change) => !('space' in change)),
      batches: before['batches']?.filter((one) => !('space' in one)),
    });
  },
);
