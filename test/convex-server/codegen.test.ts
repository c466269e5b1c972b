import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generateCode } from '../../scripts/codegen/generate-code.mjs';
import { runCommand } from '../../scripts/run-command.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const generatedFolder = join(project, 'convex/_generated');

// The real CLI bundles and checks types, on a machine that may be busy. It waits now and then: several run side by side.
const patient = { timeout: 180_000 };

async function readCommitted(): Promise<Map<string, string>> {
  const names = (await readdir(generatedFolder)).sort();
  const files = names.map(
    async (name) => [name, await readFile(join(generatedFolder, name), 'utf8')] as const,
  );
  return new Map(await Promise.all(files));
}

/** Adds a module, and checks the types of no other: that takes most of the time, and one test has done it for all. */
const addModule = (name: string, text: string) => async (copy: string) => {
  await writeFile(join(copy, 'convex', name), text);
  await writeFile(
    join(copy, 'convex/tsconfig.json'),
    JSON.stringify({ extends: '../tsconfig.base.json', compilerOptions: { types: [] }, files: [name] }),
  );
};

test.concurrent(
  'what is committed is what the real code generation writes, without a network',
  patient,
  async () => {
    const generated = await generateCode(project);
    expect(generated).toMatchObject({ ok: true });
    expect(generated.ok && generated.files).toEqual(await readCommitted());
    expect(generated.output).not.toContain('Not connected');
  },
);

test.concurrent('a module more is a file that differs: the comparison sees it', patient, async () => {
  const generated = await generateCode(project, addModule('added.ts', 'export const answer = 42;'));
  const committed = await readCommitted();
  expect(generated.ok && generated.files.get('api.d.ts')).toContain('typeof added');
  expect(generated.ok && generated.files.get('api.d.ts')).not.toBe(committed.get('api.d.ts'));
});

test.concurrent.for([
  ['a module that needs Node', 'disk.ts', `export { readFile } from 'node:fs/promises';`, 'node:fs/promises'],
  ['a hyphen in the name of a file', 'by-name.ts', 'export const answer = 42;', 'by-name.js'],
  ['a type error', 'wrong.ts', `export const answer: number = 'forty-two';`, 'TS2322'],
  ['an import of nothing', 'lost.ts', `export * from './nowhere.ts';`, './nowhere.ts'],
] as const)('%s is refused, and the project is left as it was', patient, async ([, name, text, reason]) => {
  const before = await readCommitted();
  const generated = await generateCode(project, addModule(name, text));
  expect(generated.ok).toBe(false);
  expect(generated.output).toContain(reason);
  expect(await readCommitted()).toEqual(before);
});

test('nothing but this machine can be reached, and whoever tries is named', async () => {
  const preload = new URL('../../scripts/codegen/loopback-only.mjs', import.meta.url).href;
  const script = `fetch('https://version.convex.dev').catch((error) => console.log('cause', error.cause.message))`;
  const { output } = await runCommand(process.execPath, ['--import', preload, '-e', script]);
  expect(output).toContain('Not connected: version.convex.dev is not on this machine.');
  expect(output).toContain('cause Only this machine may be reached');
});
