import { describe, expect, it } from 'vitest';
import { findChromium, howToGetOne } from '../../scripts/find-chromium.mjs';

interface MachineOptions {
  env?: Record<string, string>;
  /** What is on PATH from the beginning, by name. */
  programs?: Record<string, string>;
  playwrightPath?: string;
  /** Commands that fail, by their beginning. */
  broken?: string[];
  isDebian?: boolean;
  isRoot?: boolean;
}

/** A machine that remembers what was run on it, and on which installing something puts it there. */
function createMachine(options: MachineOptions = {}) {
  const { env = {}, broken = [], isDebian = false, isRoot = false } = options;
  const programs: Record<string, string> = { ...options.programs };
  let playwrightPath = options.playwrightPath;
  const commands: string[] = [];
  return {
    commands,
    env,
    isRoot,
    isDebian,
    which: (name: string) => programs[name],
    playwrightPath: () => playwrightPath,
    run: (command: string, args: readonly string[]) => {
      const line = [command, ...args].join(' ');
      commands.push(line);
      if (broken.some((beginning) => line.startsWith(beginning))) return Promise.resolve(false);
      if (line.endsWith('playwright install chromium')) playwrightPath = '/cache/chrome';
      if (line.endsWith('apt-get install -y chromium')) programs['chromium'] = '/usr/bin/chromium';
      return Promise.resolve(true);
    },
    say: () => undefined,
  };
}

describe('finding a Chromium', () => {
  it('takes the one that CHROMIUM_PATH names before any other', async () => {
    const machine = createMachine({
      env: { CHROMIUM_PATH: '/my/chrome' },
      programs: { chromium: '/usr/bin/chromium' },
    });
    expect(await findChromium(machine)).toBe('/my/chrome');
  });

  it('says so when the one that CHROMIUM_PATH names does not start, and takes no other', async () => {
    const machine = createMachine({
      env: { CHROMIUM_PATH: '/my/chrome' },
      programs: { chromium: '/usr/bin/chromium' },
      broken: ['/my/chrome'],
    });
    await expect(findChromium(machine)).rejects.toThrow(
      'CHROMIUM_PATH is "/my/chrome", which does not start.',
    );
  });

  it.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
    'takes %s from PATH and installs nothing',
    async (name) => {
      const machine = createMachine({
        programs: { [name]: `/bin/${name}` },
        playwrightPath: '/cache/chrome',
      });
      expect(await findChromium(machine)).toBe(`/bin/${name}`);
      expect(machine.commands).toEqual([`/bin/${name} --version`]);
    },
  );

  it('passes over a program that does not start', async () => {
    const machine = createMachine({
      programs: { 'chromium-browser': '/snap/stub', 'google-chrome': '/opt/chrome' },
      broken: ['/snap/stub'],
    });
    expect(await findChromium(machine)).toBe('/opt/chrome');
  });

  it('takes the one that Playwright has already', async () => {
    expect(await findChromium(createMachine({ playwrightPath: '/cache/chrome' }))).toBe('/cache/chrome');
  });

  it('asks Playwright for one when there is none', async () => {
    const machine = createMachine({ isDebian: true, isRoot: true });
    expect(await findChromium(machine)).toBe('/cache/chrome');
    expect(machine.commands.join('\n')).not.toContain('apt-get');
  });

  it('installs the package of Debian when Playwright cannot', async () => {
    const machine = createMachine({ isDebian: true, isRoot: true, broken: ['npx'] });
    expect(await findChromium(machine)).toBe('/usr/bin/chromium');
    expect(machine.commands.filter((line) => line.includes('apt-get'))).toEqual([
      'apt-get update',
      'env DEBIAN_FRONTEND=noninteractive apt-get install -y chromium',
    ]);
  });

  it('installs the package of Debian too when the browser that Playwright brings does not start', async () => {
    const machine = createMachine({ isDebian: true, isRoot: true, broken: ['/cache/chrome'] });
    expect(await findChromium(machine)).toBe('/usr/bin/chromium');
  });

  it('asks sudo, without a password prompt, when it is not root', async () => {
    const machine = createMachine({ isDebian: true, broken: ['npx'] });
    expect(await findChromium(machine)).toBe('/usr/bin/chromium');
    expect(machine.commands).toContain('sudo -n apt-get update');
  });

  it.each([{ isDebian: false }, { isDebian: true }])(
    'says how to get one when nothing helps (%o)',
    async (options) => {
      const machine = createMachine({ ...options, broken: ['npx', 'sudo'] });
      await expect(findChromium(machine)).rejects.toThrow(howToGetOne);
    },
  );
});
