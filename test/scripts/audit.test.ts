import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { countAudit } from '../../scripts/counts.mjs';
import { runCommand } from '../../scripts/run-command.mjs';

/** A registry of one package, that answers a question for faults with these. */
async function serveRegistry(faults: object): Promise<string> {
  const version = { name: 'nanoid', version: '5.1.16' };
  const packument = { name: 'nanoid', versions: { [version.version]: version } };
  const server = createServer((request, response) =>
    response
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify(request.method === 'POST' ? faults : packument)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** With a cache of its own: npm remembers what it was told of a fault. */
async function audit(registry: string) {
  const cache = await mkdtemp(join(tmpdir(), 'estuary-audit-'));
  onTestFinished(() => rm(cache, { recursive: true }));
  return runCommand('node', ['scripts/audit.mjs'], {
    env: { npm_config_registry: registry, npm_config_fetch_retries: '0', npm_config_cache: cache },
  });
}

const fault = (severity: string) => ({
  nanoid: [{ id: 1, url: 'https://example.org/1', title: 'Guessable', severity, vulnerable_versions: '<99' }],
});

it('passes where the registry knows of no fault of weight', async () => {
  const { code, output } = await audit(await serveRegistry(fault('moderate')));
  expect(output).toContain('0 packages that reach users have a known fault');
  expect(code).toBe(0);
});

it('fails for a package that the registry knows to be at fault, and names it', async () => {
  const { code, output } = await audit(await serveRegistry(fault('critical')));
  expect(output).toContain('critical: nanoid');
  expect(code).toBe(1);
});

it('is no pass where nobody answers, and says that nothing was checked', async () => {
  const { code, output } = await audit('http://127.0.0.1:9');
  expect(output).toMatch(/^Could not be checked: .*ECONNREFUSED/);
  expect(code).toBe(2);
  // Nor does it fail the checks as a whole, which run without a network, too.
  expect(countAudit(false, output)).toEqual({ passed: 0, failed: 0 });
});
