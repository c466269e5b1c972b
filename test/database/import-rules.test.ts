import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** The linter is asked itself, in the place of a real file of each layer: a rule that matches nothing would pass unnoticed. */

const patience = 60_000;
const paths = 'import-x/no-restricted-paths';

const linters = new Map<string, ESLint>();

const withoutTypes = { languageOptions: { parserOptions: { projectService: false } } };

/** The linter as it is configured, but for the other rules; most rules need no types either, which take a second for each text. */
function linterFor(rule: string): ESLint {
  const overrideConfig = rule.startsWith('@typescript-eslint/') ? null : withoutTypes;
  const linter =
    linters.get(rule) ?? new ESLint({ overrideConfig, ruleFilter: ({ ruleId }) => ruleId === rule });
  linters.set(rule, linter);
  return linter;
}

/** The given rule, if a text breaks it that stood in the given file, and what is wrong beyond rules. The file must exist, for its types to be known. */
async function broken(rule: string, filePath: string, text: string): Promise<string[]> {
  const results = await linterFor(rule).lintText(text, { filePath });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

/** Some file of a folder, by its path. */
function fileIn(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const name = names.find((candidate) => /\.tsx?$/.test(candidate));
  if (name === undefined) throw new Error(`${folder} has no file`);
  return `${folder}/${name}`;
}

/** An import of one file as another one would write it. */
function importOf(target: string, from: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  return `import * as other from '${up}${target}';\nexport const used = other;\n`;
}

const item = 'shared/items/item.ts';
const database = 'shared/database/database.ts';
const engine = 'shared/database/memory/open-memory-database.ts';
const session = 'shared/session/session.ts';
const memorySession = 'shared/session/memory/open-memory-session.ts';
const roles = 'shared/session/roles.ts';
const backend = 'convex/items.ts';
const route = fileIn('src/routes');
const component = fileIn('src/components');
const lib = 'src/lib/announcer.ts';
const testFile = 'test/database/import-rules.test.ts';
const features = readdirSync('src/features').map((name) => fileIn(`src/features/${name}`));
const [feature = '', otherFeature = ''] = features;

const forbidden: [from: string, target: string][] = [
  [item, database],
  [item, lib],
  [item, testFile],
  [database, lib],
  [database, testFile],
  [engine, lib],
  [engine, session],
  [session, lib],
  [session, backend],
  [memorySession, backend],
  [backend, memorySession],
  [lib, memorySession],
  [lib, engine],
  [lib, testFile],
  [lib, feature],
  [lib, route],
  [component, lib],
  [component, feature],
  [component, route],
  [route, engine],
  ...features.map((from): [string, string] => [from, route]),
  ...features.map((from): [string, string] => [from, from === feature ? otherFeature : feature]),
];

const allowed: [from: string, target: string][] = [
  [database, item],
  [engine, item],
  [session, database],
  [memorySession, engine],
  [backend, roles],
  [lib, session],
  [lib, database],
  [feature, component],
  [feature, lib],
  [route, feature],
  [testFile, engine],
];

describe('the directions of imports', () => {
  it.each(forbidden)('%s may not import %s', { timeout: patience }, async (from, target) => {
    expect(await broken(paths, from, importOf(target, from))).toEqual([paths]);
  });

  it.each(allowed)('%s may import %s', { timeout: patience }, async (from, target) => {
    expect(await broken(paths, from, importOf(target, from))).toEqual([]);
  });

  it.each([
    [item, `export { z } from 'zod';`],
    [database, `export { readFileSync } from 'node:fs';`],
    [database, `export { useState } from 'react';`],
    [lib, `export { openMemoryDatabase } from '../../shared/database/memory/open-memory-database.ts';`],
  ])('%s may not contain %s', { timeout: patience }, async (from, text) => {
    expect(await broken('no-restricted-imports', from, text)).toContain('no-restricted-imports');
  });
});

describe('the linter finds', () => {
  it.each([
    ['@typescript-eslint/no-floating-promises', lib, `export function f() { Promise.resolve(1); }`],
    ['@typescript-eslint/no-misused-promises', lib, `[1].forEach(async () => { await Promise.resolve(); });`],
    ['@typescript-eslint/no-explicit-any', lib, `export const x: any = 1;`],
    ['@typescript-eslint/no-non-null-assertion', lib, `export const x = [1].at(0)!;`],
    ['jsx-a11y/alt-text', component, `export const X = () => <img src="x.png" />;`],
    [
      'jsx-a11y/click-events-have-key-events',
      component,
      `export const X = () => <div onClick={() => {}} />;`,
    ],
    [
      'react-hooks/rules-of-hooks',
      component,
      `import { useState } from 'react'; export function X({ a }: { a: boolean }) { if (a) useState(1); return null; }`,
    ],
    [
      'react-hooks/exhaustive-deps',
      component,
      `import { useEffect } from 'react'; export function X({ a }: { a: number }) { useEffect(() => { console.log(a); }, []); return null; }`,
    ],
    ['no-restricted-syntax', testFile, `import { it } from 'vitest'; it.skip('x', () => {});`],
    ['no-restricted-syntax', testFile, `import { it } from 'vitest'; it.only.each([1])('x', () => {});`],
  ])('%s in %s', { timeout: patience }, async (rule, filePath, text) => {
    expect(await broken(rule, filePath, text)).toContain(rule);
  });
});
