import type { JSONValue } from 'convex/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createItemSchema } from '../../shared/items/item-schema.ts';
import { emailSchema } from '../../shared/session/account-rules.ts';
import { functionTable } from './access/function-table.ts';
import type { Shape } from '../support/convex/argument-check.ts';
import { hostileArgs } from './access/hostile-values.ts';
import { arrange, type Answer, type Scene } from './access/scene.ts';
import { publicFunctions } from './public-functions.ts';

/** Whatever is sent to whatever function: it is served or refused in words that are known, and what is refused has written nothing. */

const seed = Number(process.env['HOSTILE_SEED'] ?? 20_260_101);
const runs = Number(process.env['HOSTILE_RUNS'] ?? 30);

const knownKinds = ['ValidationError', 'NotFound', 'ConflictError', 'Forbidden', 'RateLimited'];

/** Throws for what a client could not make sense of. */
function judge({ http, status, errorMessage, errorData }: Answer): 'served' | 'refused' {
  expect(http).toBe(200);
  if (status === 'success') return 'served';
  expect(errorData, errorMessage).toMatchObject({ message: expect.stringMatching(/./) as unknown });
  expect(knownKinds).toContain((errorData as { kind?: unknown }).kind);
  return 'refused';
}

/** Half of the values as they should be, so that the others are looked at. */
const mixed = (right: JSONValue, hostile: fc.Arbitrary<JSONValue>): fc.Arbitrary<JSONValue> =>
  fc.tuple(hostile, fc.infiniteStream(fc.boolean())).map(([wrong, coins]) => {
    const kept = Object.entries(right as Record<string, JSONValue>).filter(() => coins.next().value === true);
    return Object.fromEntries([...Object.entries(wrong as Record<string, JSONValue>), ...kept]);
  });

/** Ids of all kinds of documents. */
const idsOf = (stored: string) => [...stored.matchAll(/"_id": "([^"]+)"/g)].map(([, id = '']) => id);

async function attack(scene: Scene, name: string, token: string | undefined, numRuns = runs): Promise<void> {
  let before = await scene.stored();
  const right = functionTable[name]?.args(scene) as JSONValue;
  const shape = publicFunctions.get(name)?.args as Shape;
  const payload = mixed(right, hostileArgs(shape, idsOf(before)));
  const isQuery = publicFunctions.get(name)?.type === 'query';
  await fc.assert(
    fc.asyncProperty(payload, async (value) => {
      const args = value as object;
      if (isQuery && 'search' in args) {
        await scene.call('items:openSearch', args, token);
        before = await scene.stored();
      }
      const verdict = judge(await scene.call(name, args, token));
      const after = await scene.stored();
      if (verdict === 'refused' || isQuery) expect(after).toBe(before);
      else if (after !== before) await checkStored(scene);
      before = after;
    }),
    { seed, numRuns, endOnFailure: true },
  );
}

/** What has been let in is as the rules want it. */
const checkStored = ({ deployment }: Scene): Promise<void> =>
  deployment.run(async ({ db }) => {
    for (const { name, description, status, tags } of await db.query('items').collect()) {
      const fields = { name, description, status, tags };
      expect(createItemSchema.safeParse(fields)).toEqual({ success: true, data: fields });
    }
    for (const { email } of await db.query('members').collect()) {
      expect(emailSchema.safeParse(email)).toEqual({ success: true, data: email });
    }
  });

describe(`${runs} hostile payloads (seed ${seed}) do no harm to each function`, () => {
  const names = [...publicFunctions.keys()];

  test.each([
    ['somebody who has not signed in', () => undefined],
    ['a viewer', ({ other }: Scene) => other.token],
  ] as const)('by %s, who changes nothing', async (_, tokenOf) => {
    const scene = await arrange();
    // What viewers search for they have opened.
    const before = await scene.stored('searches');
    for (const name of names) await attack(scene, name, tokenOf(scene));
    expect(await scene.stored('searches')).toBe(before);
  });

  test.each(names)('by an admin: %s', async (name) => {
    const scene = await arrange();
    await attack(scene, name, scene.owner.token);
  });
});

test('nothing of it has got into what all objects have', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('isAdmin');
});
