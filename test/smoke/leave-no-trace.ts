import { retentionActor } from '../../shared/database/actors.ts';
import { query } from '../support/convex/test-clients.ts';
import { clearSpaces, host } from './spaces.ts';

/** For vitest: what is done before all smoke tests, and after them. They fail when the deployment is not as it was. */

interface State {
  readonly count: number;
  /** The latest change on record. */
  readonly latest: string | undefined;
}

interface Changes {
  readonly changes: readonly { readonly id: string; readonly actor: { readonly id: string } }[];
}

/** So many changes of others may be made meanwhile and still be told from those of the tests. */
const limit = 200;

/** What the deployment's own items are. */
async function describe(): Promise<State> {
  const client = await host.client();
  const { changes } = (await client.query(query('changes:list'), { limit: 1 })) as Changes;
  return { count: (await client.query(query('items:count'), {})) as number, latest: changes[0]?.id };
}

/** Whether what was written since then was written by members of the deployment itself, who work on. */
async function isOthersWork(since: string | undefined): Promise<boolean> {
  const client = await host.client();
  const { changes } = (await client.query(query('changes:list'), { limit })) as Changes;
  const { members } = (await client.query(query('members:list'), {})) as { members: { id: string }[] };
  const known = new Set([retentionActor.id, ...members.map(({ id }) => `member:${id}`)]);
  const index = changes.findIndex(({ id }) => id === since);
  const written = index < 0 ? changes : changes.slice(0, index);
  return written.length > 0 && written.every(({ actor }) => known.has(actor.id));
}

let before: State | undefined;

export async function setup(): Promise<void> {
  await clearSpaces();
  before = await describe();
  console.log(`The deployment holds ${before.count} items, which the tests leave alone.`);
}

export async function teardown(): Promise<void> {
  await clearSpaces();
  const after = await describe();
  if (after.count === before?.count && after.latest === before.latest) {
    console.log(`It holds the same ${after.count} items, and nothing was written there.`);
  } else if (await isOthersWork(before?.latest)) {
    console.log(`It holds ${after.count} items now: its members have gone on working.`);
  } else {
    console.error(`The tests have written where they must not: ${JSON.stringify({ before, after })}.`);
    // What is thrown here Vitest would only tell of.
    process.exitCode = 1;
  }
}
