import { test as base, expect, type BrowserContext } from '@playwright/test';

/**
 * Playwright's `test`, under which anything that a browser complains of fails the test: an error or a
 * warning in the console (a violation of the content security policy shows up there), an error that
 * nobody caught, a request that failed. Each test has a browser context of its own, hence a store of
 * its own with the sample items.
 */
export const test = base.extend<{ allowedComplaints: readonly RegExp[]; complaints: string[] }>({
  /** What a test provokes on purpose. */
  allowedComplaints: [[], { option: true }],
  complaints: [
    async ({ context, baseURL, allowedComplaints }, use) => {
      if (!baseURL) throw new Error('Start the journeys with "npm run test:e2e": it serves the built app.');
      const complaints = collectComplaints(context);
      await use(complaints);
      const unexpected = complaints.filter(
        (text) => !allowedComplaints.some((allowed) => allowed.test(text)),
      );
      expect(unexpected, 'what the browser complained of').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function collectComplaints(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${String(error.error())}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left drops what it was still fetching.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${reason}`);
  });
  return complaints;
}
