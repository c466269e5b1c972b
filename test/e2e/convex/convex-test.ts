import { rm } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { build, preview } from 'vite';
import { startDeploymentProcess, type DeploymentProcess } from '../../support/convex/deployment-process.ts';
import { expect, test as base } from '../support/test.ts';

/**
 * The app built for Convex, in front of a test deployment with the sample items. Each worker has an app
 * and a deployment of its own, since the address of the one is built into the other.
 */
interface WorkerFixtures {
  readonly convexApp: { readonly url: string; readonly deployment: DeploymentProcess };
}

interface Fixtures {
  readonly deployment: DeploymentProcess;
  /** A page of another person: another browser context, which shares nothing with the first. */
  readonly openOther: (path: string) => Promise<Page>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  convexApp: [
    // Playwright reads which fixtures a fixture needs from the pattern; this one needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use, { workerIndex }) => {
      const deployment = await startDeploymentProcess();
      const outDir = `test-results/.convex-app-${workerIndex}`;
      process.env['CONVEX_DEPLOYMENT_URL'] = deployment.url;
      await build({ mode: 'convex', logLevel: 'error', build: { outDir, emptyOutDir: true } });
      const server = await preview({
        mode: 'convex',
        logLevel: 'error',
        build: { outDir },
        preview: { port: 0, host: '127.0.0.1' },
      });
      const address = server.httpServer.address();
      if (address === null || typeof address === 'string') throw new Error('The app is served at no port.');
      await use({ url: `http://127.0.0.1:${address.port}`, deployment });
      await server.close();
      await deployment.close();
      await rm(outDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ convexApp }, use) => use(convexApp.url),
  deployment: [
    async ({ convexApp: { deployment } }, use) => {
      await deployment.send({ command: 'reset' });
      await deployment.send({ command: 'addSamples' });
      await use(deployment);
    },
    { auto: true },
  ],
  openOther: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path) => {
      const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
