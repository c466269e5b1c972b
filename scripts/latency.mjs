import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { WebSocket, WebSocketServer } from 'ws';
import { chromiumFlags, ensureChromium } from './ensure-chromium.mjs';

/* global document, requestAnimationFrame -- what is given to evaluate() runs in the page */

// How long from the click on Save in one browser to the painted row in another, in Convex mode on the test
// equipment, beside the bare round trip of a WebSocket on this machine: medians of the same run.

const rounds = 30;
const outDir = 'test-results/.latency-app';

/** @typedef {{ token: string, refreshToken: string }} Tokens */

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function startDeployment() {
  const child = spawn(process.execPath, ['scripts/convex-test-server.mjs'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = /** @type {[string]} */ (await once(createInterface(child.stdout), 'line'));
  const { url, controlUrl } = /** @type {{ url: string, controlUrl: string }} */ (JSON.parse(line));
  /**
   * @param {object} command
   * @returns {Promise<unknown>}
   */
  const send = async (command) =>
    (await fetch(controlUrl, { method: 'POST', body: JSON.stringify(command) })).json();
  await send({ command: 'addSamples' });
  const answer = await send({ command: 'addMember', name: 'Ada', role: 'admin' });
  const { token, refreshToken } = /** @type {{ value: Tokens }} */ (answer).value;
  return { url, tokens: { token, refreshToken }, close: () => child.stdin.end() };
}

/** @param {string} deploymentUrl */
async function serveApp(deploymentUrl) {
  process.env['CONVEX_DEPLOYMENT_URL'] = deploymentUrl;
  await build({ mode: 'with-convex', logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    mode: 'with-convex',
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The app is served at no port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function measureRoundTrip() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(socket, 'open');
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    socket.send('x'.repeat(300));
    await once(socket, 'message');
    times.push(performance.now() - start);
  }
  socket.close();
  server.close();
  return median(times);
}

/**
 * @param {string} appUrl
 * @param {{ url: string, tokens: Tokens }} deployment
 */
async function measurePaint(appUrl, { url, tokens }) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumFlags });
  const localStorage = [{ name: `estuary.session.${url}`, value: JSON.stringify(tokens) }];
  const storageState = { cookies: [], origins: [{ origin: appUrl, localStorage }] };
  const [editor, viewer] = await Promise.all(
    [0, 1].map(async () => (await browser.newContext({ baseURL: appUrl, storageState })).newPage()),
  );
  if (!editor || !viewer) throw new Error('There are not two pages.');
  await editor.goto('/items/new');
  await editor.getByRole('textbox', { name: 'Name', exact: true }).fill('Latency 0');
  await editor.getByRole('button', { name: 'Save' }).click();
  await viewer.goto('/items?q=latency');
  await viewer.getByRole('link', { name: 'Latency 0', exact: true }).waitFor();
  await editor.getByRole('link', { name: 'Latency 0', exact: true }).click();
  const times = [];
  for (let round = 1; round <= rounds; round += 1) {
    const name = `Latency ${round}`;
    await editor.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    const painted = viewer.evaluate(
      (text) =>
        new Promise((resolve) => {
          const look = () => {
            if (!document.querySelector('tbody')?.textContent.includes(text)) return false;
            // The frame after the change is the one that shows it.
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
            return true;
          };
          const observer = new MutationObserver(() => look() && observer.disconnect());
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        }),
      name,
    );
    const clicked = await editor.getByRole('button', { name: 'Save' }).evaluate((button) => {
      const now = performance.timeOrigin + performance.now();
      if (button instanceof HTMLElement) button.click();
      return now;
    });
    times.push(/** @type {number} */ (await painted) - clicked);
    await editor.getByText('Saved', { exact: true }).waitFor();
  }
  await browser.close();
  return median(times);
}

const deployment = await startDeployment();
const app = await serveApp(deployment.url);
const roundTrip = await measureRoundTrip();
const paint = await measurePaint(app.url, deployment);
await app.close();
deployment.close();
console.log(`click to painted row   ${paint.toFixed(1)} ms (median of ${rounds}, on the test equipment)`);
console.log(`bare round trip        ${roundTrip.toFixed(2)} ms (WebSocket, loopback)`);
