import type { JSONValue } from 'convex/values';
import { expect, test } from 'vitest';
import { judge } from './access/attack.ts';
import { arrange } from './access/scene.ts';

/**
 * What is as large as a call may be: 16 MiB, lists of 8,192 elements, objects of 1,024 fields, 64 levels. What is
 * larger a deployment refuses by itself; here it comes to the functions, which refuse it as well.
 */

const huge = 15.9 * 1024 * 1024;

function nest(depth: number): JSONValue {
  let value: JSONValue = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

const names = (length: number) => Array.from({ length }, (_, index) => `name${index}`);
const items = (length: number) => names(length).map((name) => ({ name }));
const fields = (length: number) => Object.fromEntries(names(length).map((name) => [name, 'x']));
const account = (params: Readonly<Record<string, string>>) => ({ provider: 'password', params });

const signIn = { flow: 'signIn', email: 'olga@example.org' };
const signUp = { ...signIn, flow: 'signUp', invitation: '0'.repeat(40) };

test.each<[string, string, () => object]>([
  ['a text of 15.9 MiB', 'items:create', () => ({ name: 'x', description: 'x'.repeat(huge) })],
  ['a name of 15.9 MiB', 'items:create', () => ({ name: 'ﷺ'.repeat(huge / 3) })],
  ['a search of 15.9 MiB', 'items:openSearch', () => ({ search: 'x '.repeat(huge / 2) })],
  ['an id of 15.9 MiB', 'items:get', () => ({ id: 'x'.repeat(huge) })],
  ['a password of 15.9 MiB', 'auth:signIn', () => account({ ...signIn, password: 'x'.repeat(huge) })],
  [
    'a new password of 15.9 MiB',
    'auth:signIn',
    () => account({ ...signUp, name: 'Olga', password: 'x'.repeat(huge) }),
  ],
  [
    'a person of 15.9 MiB',
    'auth:signIn',
    () => account({ ...signUp, name: 'x'.repeat(huge), password: 'four words of nonsense' }),
  ],
  ['8,192 tags', 'items:create', () => ({ name: 'x', tags: names(8192) })],
  ['8,193 tags', 'items:create', () => ({ name: 'x', tags: names(8193) })],
  ['8,192 items', 'items:createMany', () => ({ items: items(8192) })],
  ['8,193 items', 'items:createMany', () => ({ items: items(8193) })],
  ['63 levels', 'items:create', () => ({ name: 'x', tags: nest(62) })],
  ['65 levels', 'items:create', () => ({ name: 'x', tags: nest(64) })],
  ['1,000 levels', 'items:create', () => ({ name: nest(999) })],
  ['1,024 fields', 'items:create', () => fields(1024)],
  ['1,025 fields', 'items:create', () => fields(1025)],
])('%s are refused by %s, and nothing is written', async (_, name, args) => {
  const scene = await arrange();
  const before = await scene.stored();
  expect(judge(await scene.call(name, args(), scene.owner.token))).toBe('refused');
  expect(await scene.stored()).toBe(before);
});
