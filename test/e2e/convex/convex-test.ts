import { rm } from 'node:fs/promises';
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { build, preview } from 'vite';
import { action, createClient } from '../../support/convex/test-clients.ts';
import { startDeploymentProcess, type DeploymentProcess } from '../../support/convex/deployment-process.ts';
import { startOidcIssuer, type OidcIssuer } from '../../support/convex/oidc-issuer.ts';
import { expect, test as base } from '../support/test.ts';

/**
 * The app built for Convex, in front of a test deployment with the sample items, and another place to sign in at. Each
 * worker has all of them for itself, since the addresses of the others are built into the app.
 */
interface WorkerFixtures {
  readonly convexApp: {
    readonly url: string;
    readonly deployment: DeploymentProcess;
    readonly issuer: OidcIssuer;
  };
}

interface Fixtures {
  readonly deployment: DeploymentProcess;
  readonly issuer: OidcIssuer;
  /** Who is signed in in the browser that a journey begins with. */
  readonly me: MemberOfTest;
  /**
   * A page of somebody else, or of nobody: another browser context, which shares nothing with the first. Its clock is
   * ahead by so many ms, behind with a negative number.
   */
  readonly openOther: (path: string, member?: SignedIn | null, clockAhead?: number) => Promise<Page>;
}

/** Somebody who has come in, with what their browser keeps of that. */
interface SignedIn {
  readonly email: string;
  readonly token: string;
  readonly refreshToken?: string;
}

export interface MemberOfTest extends SignedIn {
  readonly id: string;
}

/** A browser in which somebody has signed in, without the slow way through a password. */
const signedIn = (origin: string, deploymentUrl: string, { token, refreshToken }: SignedIn) => ({
  cookies: [],
  origins: [
    {
      origin,
      localStorage: [
        { name: `estuary.session.${deploymentUrl}`, value: JSON.stringify({ token, refreshToken }) },
      ],
    },
  ],
});

export const addMember = async (deployment: DeploymentProcess, name: string, role: 'admin' | 'viewer') =>
  (await deployment.send({ command: 'addMember', name, role })) as MemberOfTest;

/** An admin who has come by an invitation, and signs in with this password from then on. */
export async function addAccount(deployment: DeploymentProcess, name: string, password: string) {
  const email = `${name.toLowerCase()}@example.org`;
  const invite = { type: 'action', path: 'members:invite', args: { email } } as const;
  const { code } = (await deployment.send({ command: 'execute', ...invite })) as { code: string };
  const client = createClient(deployment.url);
  const params = { flow: 'signUp', email, name, password, invitation: code };
  const { tokens } = (await client.action(action('auth:signIn'), { provider: 'password', params })) as {
    tokens: { token: string; refreshToken: string };
  };
  await client.close();
  return { email, ...tokens } satisfies SignedIn;
}

/** Runs in the page. Timers go as ever: it is only the time of day that is wrong. */
function moveClock(ahead: number): void {
  const now = () => MachineDate.now() + ahead;
  const MachineDate = Date;
  globalThis.Date = new Proxy(MachineDate, {
    get: (date, key) => (key === 'now' ? now : (Reflect.get(date, key) as unknown)),
    construct: (date, args: unknown[], target) =>
      Reflect.construct(date, args.length === 0 ? [now()] : args, target) as Date,
  });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  convexApp: [
    // Playwright reads which fixtures a fixture needs from the pattern; this one needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use, { workerIndex }) => {
      const issuer = await startOidcIssuer('estuary');
      const provider = { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'estuary' };
      const deployment = await startDeploymentProcess({ env: provider });
      const outDir = `test-results/.convex-app-${workerIndex}`;
      const asked = { CONVEX_DEPLOYMENT_URL: deployment.url, OIDC_ORIGINS: issuer.tokenOrigin };
      Object.assign(process.env, provider, asked, { OIDC_LABEL: 'Example' });
      await build({ mode: 'with-convex', logLevel: 'error', build: { outDir, emptyOutDir: true } });
      const server = await preview({
        mode: 'with-convex',
        logLevel: 'error',
        build: { outDir },
        preview: { port: 0, host: '127.0.0.1' },
      });
      const address = server.httpServer.address();
      if (address === null || typeof address === 'string') throw new Error('The app is served at no port.');
      await use({ url: `http://127.0.0.1:${address.port}`, deployment, issuer });
      await server.close();
      await deployment.close();
      issuer.close();
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
  issuer: async ({ convexApp: { issuer } }, use) => use(issuer),
  me: async ({ deployment }, use) => use(await addMember(deployment, 'Ada', 'admin')),
  storageState: async ({ convexApp: { url, deployment }, me }, use) => use(signedIn(url, deployment.url, me)),
  openOther: async ({ browser, convexApp: { url, deployment } }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path, member, clockAhead) => {
      const who = member === undefined ? await addMember(deployment, 'Grace', 'admin') : member;
      // Without one of its own it would have that of the first browser.
      const storageState = who ? signedIn(url, deployment.url, who) : { cookies: [], origins: [] };
      const options: BrowserContextOptions = { baseURL: url, storageState };
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      if (clockAhead !== undefined) await page.addInitScript(moveClock, clockAhead);
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
