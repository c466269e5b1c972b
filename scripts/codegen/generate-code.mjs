import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runCommand } from '../run-command.mjs';
import { startStubDeployment } from './stub-deployment.mjs';

/** What `convex codegen` reads of a project. */
const inputs = ['convex', 'shared', 'package.json', 'convex.json', 'tsconfig.json', 'tsconfig.base.json'];
const preload = pathToFileURL(fileURLToPath(new URL('./loopback-only.mjs', import.meta.url))).href;
const timeout = 120_000;

/**
 * Runs the real `convex codegen` on a copy of the project, without a network and against a stub instead
 * of a deployment: bundling, analysis, generation, type check. The project itself is only read, so that
 * nothing is half written when it fails (the CLI begins by replacing the API with a stub of it).
 *
 * @param {string} project its folder
 * @param {(copy: string) => Promise<void>} [prepare] may change the copy before it is generated from
 * @returns {Promise<{ ok: true, output: string, files: Map<string, string> } | { ok: false, output: string }>}
 *   files by their name within convex/_generated; output is what the CLI printed
 */
export async function generateCode(project, prepare) {
  const folder = await mkdtemp(join(tmpdir(), 'convex-codegen-'));
  const copy = join(folder, 'project');
  const stub = await startStubDeployment();
  try {
    for (const input of inputs.filter((name) => existsSync(join(project, name)))) {
      await cp(join(project, input), join(copy, input), { recursive: true });
    }
    await symlink(resolve(project, 'node_modules'), join(copy, 'node_modules'));
    await prepare?.(copy);
    const { code, output } = await runCli(copy, folder, stub.url);
    return code === 0 ? { ok: true, output, files: await readGenerated(copy) } : { ok: false, output };
  } finally {
    stub.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {string} copy
 * @param {string} home instead of the user's own, where the CLI keeps who is logged in
 * @param {string} url
 */
function runCli(copy, home, url) {
  const cli = join(copy, 'node_modules/convex/bin/main.js');
  const deployments = Object.keys(process.env).filter((name) => name.startsWith('CONVEX_'));
  return runCommand(
    process.execPath,
    [cli, 'codegen', '--url', url, '--admin-key', 'stub', '--typecheck', 'enable'],
    {
      cwd: copy,
      timeout,
      env: {
        ...Object.fromEntries(deployments.map((name) => [name, undefined])),
        HOME: home,
        USERPROFILE: home,
        // Without a terminal and without reports of its own errors.
        CI: '1',
        NODE_OPTIONS: `--import=${preload}`,
      },
    },
  );
}

/** @param {string} copy */
async function readGenerated(copy) {
  const folder = join(copy, 'convex/_generated');
  const names = (await readdir(folder)).sort();
  const files = names.map(
    async (name) => /** @type {const} */ ([name, await readFile(join(folder, name), 'utf8')]),
  );
  return new Map(await Promise.all(files));
}
