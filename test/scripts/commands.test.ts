import { readFile } from 'node:fs/promises';
import { loadEnv, resolveConfig } from 'vite';
import { expect, test, vi } from 'vitest';
import { parseDatabaseConfig } from '../../shared/database/config.ts';

const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };

test('what is deployed talks to the deployment that is pushed, whatever a developer uses', () => {
  const command = scripts['deploy:convex'] ?? '';
  const mode = /--mode ([\w-]+)/.exec(command)?.[1] ?? '';
  const name = /--cmd-url-env-var-name (\w+)/.exec(command)?.[1] ?? '';
  const local = {
    CONVEX_DEPLOYMENT_URL: 'https://dev-one.convex.cloud',
    VITE_CONVEX_URL: 'https://dev-one.convex.cloud',
  };
  const pushed = { [name]: 'https://prod-two.convex.cloud' };
  const config = parseDatabaseConfig({ ...loadEnv(mode, process.cwd(), 'DATABASE_'), ...local, ...pushed });
  expect(config).toEqual({ type: 'convex', url: 'https://prod-two.convex.cloud' });
});

test('a preview is served under the headers of the database that was built for', async () => {
  vi.stubEnv('DATABASE_TYPE', 'convex');
  vi.stubEnv('CONVEX_DEPLOYMENT_URL', 'https://dev-one.convex.cloud');
  try {
    const { preview } = await resolveConfig({}, 'serve', 'production', 'production', true);
    expect(JSON.stringify(preview.headers)).toContain('wss://dev-one.convex.cloud');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('no file that the commands write secrets into would be committed', async () => {
  const lines = (await readFile('.gitignore', 'utf8')).split('\n');
  // keys.env is what docs/convex.md has one write; Convex's command line itself proposes .env.convex.
  expect(lines).toEqual(expect.arrayContaining(['*.env', '.env.*']));
  const kept = lines.filter((line) => line.startsWith('!') && line.includes('env'));
  expect(kept).toEqual(['!.env.example', '!.env.with-convex']);
});
