import { onTestFinished } from 'vitest';
import schema from '../../../convex/schema.ts';
import { addMember, type TestMember } from '../../support/convex/add-member.ts';
import { authSettings } from '../../support/convex/auth-settings.ts';
import { startTestDeployment, type TestDeployment } from '../../support/convex/test-deployment.ts';
import { testIssuer } from '../../support/convex/test-issuer.ts';

/** A deployment with something of everything in it, for calls that may or may not change it. */

export interface Scene {
  readonly deployment: TestDeployment;
  /** An admin of whom no test takes anything away. */
  readonly owner: TestMember;
  /** Somebody for functions that are about a member. */
  readonly other: TestMember;
  /** With somebody in it and something of theirs. */
  readonly spaceId: string;
  readonly itemId: string;
  readonly changeId: string;
  readonly trashedId: string;
  readonly batchId: string;
  /** Calls a public function over HTTP, as anybody can. */
  call(name: string, args: object, token: string | undefined): Promise<Answer>;
  /** All that is stored but for some tables and components, and all that is to run later, as text. */
  stored(...omitted: readonly string[]): Promise<string>;
}

export interface Answer {
  /** Of the answer to the request: 200 also when the function has refused. */
  readonly http: number;
  readonly status?: 'success' | 'error';
  readonly value?: unknown;
  readonly errorMessage?: string;
  readonly errorData?: unknown;
}

export async function arrange(env: Readonly<Record<string, string>> = {}): Promise<Scene> {
  // As auth.config.ts has it, without the questions for its keys that every call would ask.
  const own = {
    ...{ issuer: '', applicationId: 'convex' },
    key: { algorithm: 'RS256', ...(JSON.parse(authSettings.JWKS) as { keys: [] }) },
  } as const;
  const deployment = await startTestDeployment({ env, auth: [testIssuer, own] });
  Object.assign(own, { issuer: deployment.siteUrl });
  onTestFinished(() => deployment.close());
  const owner = await addMember(deployment, 'Olga');
  const other = await addMember(deployment, 'Oskar', 'viewer');
  const write = async (name: string, args: Record<string, string | object>) =>
    (await deployment.execute('mutation', name, args as never, owner.identity)) as { id: string };
  const batchId = 'batch-one';
  const { id: itemId } = await write('items:create', {
    name: 'Tiller',
    batch: { id: batchId, title: 'Import' },
  });
  const { id: trashedId } = await write('items:create', { name: 'Anchor' });
  await write('items:delete', { id: trashedId });
  const recorded = await deployment.execute('query', 'changes:list', { limit: 10 }, owner.identity);
  const changeId = (recorded as { changes: { id: string }[] }).changes.at(-1)?.id ?? '';
  const { id: spaceId } = await write('spaces:create', {});
  const guest = await addMember(deployment, 'Gina', 'admin', spaceId);
  await deployment.execute('mutation', 'items:create', { name: 'Tiller' }, guest.identity);
  return {
    ...{ deployment, owner, other, spaceId, itemId, changeId, trashedId, batchId },
    call: (name, args, token) => call(deployment.url, name, args, token),
    stored: (...omitted) => readAll(deployment, omitted),
  };
}

async function call(url: string, path: string, args: object, token: string | undefined): Promise<Answer> {
  const response = await fetch(`${url}/api/function`, {
    method: 'POST',
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ path, args }),
  });
  return { http: response.status, ...((await response.json()) as object) };
}

/** It puts an end to tabs whenever their time is over, called or not. */
const working = 'presence/batchWorker';

async function readAll(deployment: TestDeployment, omitted: readonly string[]): Promise<string> {
  const components = await deployment.readComponents();
  const kept = Object.entries(components).filter(
    ([path]) => path !== working && !omitted.includes(path.split('/')[0] ?? path),
  );
  return await deployment.run(async ({ db }) => {
    const names = Object.keys(schema.tables).filter((table) => !omitted.includes(table));
    const tables = names.map(async (table) => [table, await db.query(table).collect()]);
    const scheduled = await db.system.query('_scheduled_functions').collect();
    return JSON.stringify([await Promise.all(tables), scheduled, kept], undefined, 1);
  });
}
