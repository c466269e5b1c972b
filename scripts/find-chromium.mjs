import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/**
 * What looking for a browser needs of the machine. Injected, so that a test can be any machine.
 *
 * @typedef {object} Machine
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {boolean} isRoot
 * @property {boolean} isDebian Whether Debian's package tool is there.
 * @property {(name: string) => string | undefined} which The path of a program on PATH.
 * @property {() => string | undefined} playwrightPath Where Playwright keeps its own Chromium, if it does.
 * @property {(command: string, args: readonly string[]) => Promise<boolean>} run Whether the command succeeded.
 * @property {(line: string) => void} say
 */

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const howToGetOne =
  'No Chromium was found and none could be installed. Install one (on Debian: apt-get install chromium; ' +
  'elsewhere: npx playwright install --with-deps chromium), or set CHROMIUM_PATH to the program.';

/**
 * The path of a Chromium that starts: CHROMIUM_PATH, else one on PATH, else Playwright's own, else
 * one that Playwright or Debian installs now. Throws with a sentence that says how to get one.
 *
 * @param {Machine} machine
 * @returns {Promise<string>}
 */
export async function findChromium(machine) {
  const chosen = machine.env['CHROMIUM_PATH'];
  if (chosen) {
    if (await canStart(machine, chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is "${chosen}", which does not start. Correct it, or leave it out.`);
  }
  return (await findInstalled(machine)) ?? (await install(machine)) ?? fail();
}

/** @returns {never} */
function fail() {
  throw new Error(howToGetOne);
}

/**
 * A stub that only asks for a snap, or a browser whose libraries are missing, is there and does not
 * start: so each is asked for its version.
 *
 * @param {Machine} machine
 * @param {string} path
 */
const canStart = (machine, path) => machine.run(path, ['--version']);

/** @param {Machine} machine */
async function findInstalled(machine) {
  const paths = [...programNames.map((name) => machine.which(name)), machine.playwrightPath()];
  for (const path of paths) {
    if (path !== undefined && (await canStart(machine, path))) return path;
  }
  return undefined;
}

/** @param {Machine} machine */
async function install(machine) {
  machine.say('No Chromium on this machine: asking Playwright for one …');
  if (await machine.run('npx', ['playwright', 'install', 'chromium'])) {
    const path = await findInstalled(machine);
    if (path !== undefined) return path;
  }
  if (!machine.isDebian) return undefined;
  machine.say('Playwright has none for this machine: installing Debian’s package chromium …');
  const sudo = machine.isRoot ? [] : ['sudo', '-n'];
  const update = [...sudo, 'apt-get', 'update'];
  const add = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', 'chromium'];
  for (const [command = '', ...args] of [update, add]) {
    if (!(await machine.run(command, args))) return undefined;
  }
  return findInstalled(machine);
}

/**
 * The machine that this program runs on.
 *
 * @returns {Promise<Machine>}
 */
export async function thisMachine() {
  // Loaded here, because the tests of this file need no browser library.
  const { chromium } = await import('@playwright/test');
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    isDebian: which('apt-get') !== undefined,
    which,
    playwrightPath: () => [chromium.executablePath()].find((path) => existsSync(path)),
    run: async (command, args) => (await runCommand(command, args, { timeout: 300_000 })).code === 0,
    say: (line) => console.log(line),
  };
}

/** @param {string} name */
function which(name) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
