import { describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/run-command.mjs';

const sentence = 'DATABASE_TYPE is "mongo". Allowed are: memory, convex. Leave it out for memory.';

/** Vite as `npm start` and `npm run dev` call it, with another environment. */
const vite = (args: readonly string[], env: Record<string, string>) =>
  runCommand('npx', ['--no-install', 'vite', ...args], {
    env: { NO_UPDATE_NOTIFIER: '1', ...env },
    timeout: 30_000,
  });

describe('a start with a wrong configuration', () => {
  it.each([
    ['build', { DATABASE_TYPE: 'mongo' }, sentence],
    ['preview', { DATABASE_TYPE: 'mongo' }, sentence],
    ['dev', { DATABASE_TYPE: 'mongo' }, sentence],
    ['build', { DATABASE_TYPE: 'convex' }, 'CONVEX_DEPLOYMENT_URL is missing'],
    [
      'build',
      { DATABASE_TYPE: 'convex', CONVEX_DEPLOYMENT_URL: 'otter' },
      'CONVEX_DEPLOYMENT_URL is "otter", which is not a URL',
    ],
    [
      'build',
      { DATABASE_TYPE: 'convex', CONVEX_DEPLOYMENT_URL: 'https://happy-otter-123.convex.site' },
      'CONVEX_DEPLOYMENT_URL is "https://happy-otter-123.convex.site", which serves the HTTP actions of a deployment.',
    ],
  ])('stops "vite %s" with %o in one sentence', { timeout: 60_000 }, async (command, env, expected) => {
    const { code, output } = await vite([command], env);
    expect(code).toBe(1);
    expect(output).toContain(expected);
    expect(output).not.toMatch(/^\s+at /m);
    expect(output).not.toContain('failed to load config');
  });
});
