import type { JSONValue } from 'convex/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../support/convex/argument-check.ts';
import { attack } from './access/attack.ts';
import { rowOf } from './access/function-table.ts';
import { hostileArgs } from './access/hostile-values.ts';
import { arrange, type Scene } from './access/scene.ts';
import { publicFunctions } from './public-functions.ts';

/** Whatever is generated, for whatever function, by whomever it is sent. */

const seed = Number(process.env['HOSTILE_SEED'] ?? 20_260_101);
const runs = Number(process.env['HOSTILE_RUNS'] ?? 20);
/** By those who may do next to nothing. */
const runsOfOthers = Math.ceil(runs / 3);

/** Half of the values as they should be, so that the others are looked at. */
const mixed = (right: JSONValue, hostile: fc.Arbitrary<JSONValue>): fc.Arbitrary<JSONValue> =>
  fc.tuple(hostile, fc.infiniteStream(fc.boolean())).map(([wrong, coins]) => {
    const kept = Object.entries(right as Record<string, JSONValue>).filter(() => coins.next().value === true);
    return Object.fromEntries([...Object.entries(wrong as Record<string, JSONValue>), ...kept]);
  });

/** Ids of all kinds of documents. */
const idsOf = (stored: string) => [...stored.matchAll(/"_id": "([^"]+)"/g)].map(([, id = '']) => id);

async function attackAtRandom(
  scene: Scene,
  name: string,
  token: string | undefined,
  parameters: { readonly seed: number; readonly numRuns: number },
): Promise<void> {
  const shape = publicFunctions.get(name)?.args as Shape;
  const payload = mixed(
    rowOf(name).args(scene) as JSONValue,
    hostileArgs(shape, idsOf(await scene.stored())),
  );
  const { strike, end } = attack({ scene, name, token });
  await fc.assert(fc.asyncProperty(payload, strike), { ...parameters, endOnFailure: true });
  await end();
}

describe(`hostile payloads (seed ${seed}) do no harm to each function`, () => {
  const names = [...publicFunctions.keys()];

  test.each([
    ['somebody who has not signed in', 1, () => undefined],
    ['a viewer', 2, ({ other }: Scene) => other.token],
  ] as const)(`${runsOfOthers} by %s, who changes nothing`, async (_, more, tokenOf) => {
    const scene = await arrange();
    // What viewers search for they have opened, and where they are they may tell.
    const allowed = ['searches', 'presence', 'rateLimiter'];
    const before = await scene.stored(...allowed);
    const parameters = { seed: seed + more, numRuns: runsOfOthers };
    for (const name of names) await attackAtRandom(scene, name, tokenOf(scene), parameters);
    expect(await scene.stored(...allowed)).toBe(before);
  });

  test.each(names)(`${runs} by an admin: %s`, async (name) => {
    const scene = await arrange();
    await attackAtRandom(scene, name, scene.owner.token, { seed, numRuns: runs });
  });
});

test('nothing of it has got into what all objects have', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('isAdmin');
});
