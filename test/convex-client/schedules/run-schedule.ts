import { setImmediate } from 'node:timers/promises';
import type { Value } from 'convex/values';
import { expect } from 'vitest';
import type { ItemPage, ItemQuery } from '../../../shared/database/database.ts';
import { failure, notFound, success } from '../../../shared/database/results.ts';
import type { Item } from '../../../shared/items/item.ts';
import {
  startTestDeployment,
  type TestDeployment,
  type TestDeploymentOptions,
} from '../../support/convex/test-deployment.ts';
import { addMember } from '../../support/convex/add-member.ts';
import { identityOf } from '../../support/convex/test-issuer.ts';
import { expectExplained } from './course.ts';
import type { Person } from './person.ts';
import { Scene } from './scene.ts';
import type { Schedule } from './steps.ts';

/** What each of the two watches, besides every item by itself. */
const watched: readonly (readonly ItemQuery[])[] = [
  [
    { limit: 3, offset: 0, sort: { field: 'name', direction: 'asc' } },
    { limit: 5, offset: 0, status: 'active', sort: { field: 'updatedAt', direction: 'desc' } },
  ],
  [
    { limit: 4, offset: 2 },
    { limit: 5, offset: 0, search: 'lamp 1' },
  ],
];

const everything: ItemQuery = { limit: 1000, offset: 0 };

/**
 * Goes through a schedule over two real clients and a deployment of their own, puts all faults right, and
 * fails unless every write has had its effect once and everybody knows what the deployment has.
 */
export async function runSchedule(
  { isConnected, steps }: Schedule,
  options: TestDeploymentOptions = {},
): Promise<void> {
  const deployment = await startTestDeployment(options);
  const names = ['lamp 1', 'lamp 2', 'lamp 3'];
  const members = [await addMember(deployment, 'Ana'), await addMember(deployment, 'Ben')] as const;
  const args = { items: names.map((name) => ({ name })) };
  const start = await deployment.execute('mutation', 'items:createMany', args, members[0].identity);
  const scene = new Scene(deployment, members, start as unknown as Item[]);
  const { people } = scene;
  try {
    people.forEach((person, by) => watched[by]?.forEach((query) => person.watchPage(query)));
    if (isConnected) await settle(scene);
    for (const step of steps) await scene.take(step);
    await scene.putRight();
    const written = await Promise.all(people.map((person) => person.written()));
    await settle(scene);
    const { items: end } = await readPage(deployment, everything);
    expectExplained({ start: scene.start, written, end });
    for (const person of people) await expectKnows(person, deployment, end);
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await deployment.close();
  }
}

/** A round trip first: then they are connected, and what was caused is on its way or there. */
async function settle({ people, deployment }: Scene): Promise<void> {
  await Promise.all(people.map((person) => person.reached()));
  await deployment.settled();
  await setImmediate();
}

async function expectKnows(person: Person, deployment: TestDeployment, items: readonly Item[]) {
  expect(person.connection).toEqual({ status: 'live', pendingWrites: 0 });
  for (const [query, { latest }] of person.pages) {
    expect(latest, JSON.stringify(query)).toEqual(success(await readPage(deployment, query)));
  }
  for (const [id, { latest }] of person.singles) {
    const item = items.find((candidate) => candidate.id === id);
    expect(latest).toEqual(item ? success(item) : failure(notFound(id)));
  }
  const records = [...person.pages.values(), ...person.singles.values()];
  expect(records.flatMap(({ complaints }) => complaints)).toEqual([]);
}

/** From the deployment itself, past every client. */
async function readPage(deployment: TestDeployment, query: ItemQuery): Promise<ItemPage> {
  const args = query as unknown as Record<string, Value>;
  const ana = identityOf('ana@example.org');
  if (query.search !== undefined) await deployment.execute('mutation', 'items:openSearch', args, ana);
  return (await deployment.execute('query', 'items:page', args, ana)) as unknown as ItemPage;
}
