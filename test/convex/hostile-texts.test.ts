import type { JSONValue } from 'convex/values';
import { expect, test } from 'vitest';
import type { Shape } from '../support/convex/argument-check.ts';
import { open, send } from './access/attack.ts';
import { checkStored } from './access/check-stored.ts';
import { rowOf } from './access/function-table.ts';
import { hostileTexts } from './access/hostile-values.ts';
import { arrange } from './access/scene.ts';
import { textPlacesOf } from './access/text-places.ts';
import { publicFunctions } from './public-functions.ts';

/** Each hostile text, and what is none, in each place for a text, with everything else as it should be; by an admin, who may write. */

const places = [...publicFunctions].flatMap(([name, { args }]) =>
  textPlacesOf(args as Shape).map(({ path, put }) => [name, path, put] as const),
);
// With what goes into these test/convex/hostile-accounts.test.ts has people sign in and up.
const others = places.filter(([name, path]) => name !== 'auth:signIn' || path === 'refreshToken');

const noTexts: readonly JSONValue[] = [null, 5, ['x'], { x: 'x' }];

test('there are places to put them', () => {
  expect(others.map(([name, path]) => `${name} ${path}`)).toEqual(
    expect.arrayContaining([
      'items:create name',
      'items:createMany items.0.tags.0',
      'items:update batch.title',
    ]),
  );
});

test.each(others)('%s is not harmed by what stands in %s', async (name, _, put) => {
  const scene = await arrange();
  const { args, counts = '' } = rowOf(name);
  const call = { scene, name, token: scene.owner.token };
  const before = await scene.stored(counts);
  for (const value of noTexts) {
    expect(await send(call, put(value, 'sample-of-text', args(scene) as JSONValue))).toBe('refused');
  }
  const refused: JSONValue[] = [];
  for (const [index, text] of hostileTexts.entries()) {
    // Of a batch that there is only the first title is kept.
    const given = put(text, `sample-of-text-${index}`, args(scene) as JSONValue);
    await open(call, given);
    if ((await send(call, given)) === 'refused') refused.push(given);
  }
  await scene.deployment.finishScheduled();
  const after = await scene.stored(counts);
  if (after === before) return;
  await checkStored(scene);
  // What was served has hidden whether these have written anything.
  for (const given of refused) expect(await send(call, given)).toBe('refused');
  expect(await scene.stored(counts)).toBe(after);
});
