import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sampleItems } from '../../shared/database/memory/sample-items.ts';
import { startControlledDeployment } from '../support/convex/control.ts';
import { issueToken } from '../support/convex/test-issuer.ts';
import { startDeploymentProcess, type DeploymentProcess } from '../support/convex/deployment-process.ts';

// A process takes a second or two to start, so the tests share one and begin with an empty deployment.
let deployment: DeploymentProcess;
beforeAll(async () => {
  deployment = await startDeploymentProcess();
}, 60_000);
afterAll(() => deployment.close());

/** The admin that every such deployment has. */
const headers = { Authorization: `Bearer ${issueToken('ana@example.org')}` };

const count = async () => {
  const body = JSON.stringify({ path: 'items:count', args: {} });
  const response = await fetch(`${deployment.url}/api/query`, { method: 'POST', headers, body });
  return ((await response.json()) as { value?: number }).value;
};
const create = () =>
  deployment.send({ command: 'execute', type: 'mutation', path: 'items:create', args: { name: 'Chest' } });

test('it runs functions, is killed and restarted with its data, and is emptied', async () => {
  await deployment.send({ command: 'reset' });
  expect(await create()).toMatchObject({ name: 'Chest' });
  await deployment.send({ command: 'kill' });
  await expect(count()).rejects.toThrow('fetch failed');
  await deployment.send({ command: 'restart' });
  expect(await count()).toBe(1);
  await deployment.send({ command: 'reset' });
  expect(await count()).toBe(0);
});

test('the sample items come with a history that ends now', async () => {
  await deployment.send({ command: 'reset' });
  await deployment.send({ command: 'addSamples' });
  expect(await count()).toBe(sampleItems.length);
  const args = { limit: 1, offset: 0 };
  const first = await deployment.send({ command: 'execute', type: 'query', path: 'items:list', args });
  const [{ createdAt = 0 } = {}] = first as { createdAt?: number }[];
  expect(createdAt).toBeLessThan(Date.now() - 365 * 86_400_000);
  const before = Date.now();
  const now = Number(await deployment.send({ command: 'now' }));
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('a command that fails says why, and unknown ones are refused', async () => {
  const failing = { command: 'execute', type: 'query', path: 'items:nothing', args: {} } as const;
  await expect(deployment.send(failing)).rejects.toThrow(
    "Could not find public function for 'items:nothing'",
  );
  await expect(deployment.send({ command: 'explode' } as never)).rejects.toThrow('explode failed');
});

test('what comes from a web page is not done', async () => {
  const controlled = await startControlledDeployment();
  onTestFinished(() => controlled.close());
  const post = (headers: Record<string, string>) =>
    fetch(controlled.controlUrl, { method: 'POST', headers, body: '{"command":"kill"}' });
  expect((await post({ Origin: 'https://anywhere.test' })).status).toBe(403);
  expect((await fetch(`${controlled.url}/version`)).status).toBe(200);
  expect((await post({})).status).toBe(200);
});

test('clocks, faults and delays are set from outside', async () => {
  await deployment.send({ command: 'reset' });
  await deployment.send({ command: 'advance', ms: 86_400_000 });
  expect(Number(await deployment.send({ command: 'now' })) - Date.now()).toBeGreaterThan(86_000_000);
  await deployment.send({ command: 'setDelays', delays: { beforeMutation: 80 } });
  await deployment.send({ command: 'dropNext', phase: 'beforeResponse' });
  const body = JSON.stringify({ path: 'items:create', args: { name: 'Chest' } });
  const start = performance.now();
  const post = { method: 'POST', headers, body };
  await expect(fetch(`${deployment.url}/api/mutation`, post)).rejects.toThrow('fetch failed');
  expect(performance.now() - start).toBeGreaterThan(75);
  expect(await count()).toBe(1);
});

test('a function can be missing, as on an older deployment', async () => {
  await deployment.send({ command: 'reset', withoutFunctions: ['items:count'] });
  expect(await count()).toBeUndefined();
  await deployment.send({ command: 'reset' });
  expect(await count()).toBe(0);
});
