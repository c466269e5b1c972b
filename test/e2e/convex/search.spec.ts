import { itemLink, itemRows, openItems, searchBox } from '../support/items-page.ts';
import { expect, test } from './convex-test.ts';

/** So many searches are opened at once, and one in so many seconds after that. */
const perMinute = 10;
const secondsEach = 60 / perMinute;

test('who searches too often is told when, and sees the result by itself', async ({
  page,
  deployment,
  me,
}) => {
  await openItems(page);
  const before = await itemRows(page).count();
  await deployment.send({ command: 'setEnv', changes: { SEARCHES_PER_MINUTE: `${perMinute}` } });
  const name = (await itemRows(page).getByRole('rowheader').first().textContent()) ?? '';
  // What goes past the screen counts as well. All at once: with time another one may be opened.
  const open = async (_: unknown, index: number) => {
    const response = await page.request.post(`${deployment.url}/api/mutation`, {
      headers: { Authorization: `Bearer ${me.token}` },
      data: {
        path: 'items:openSearch',
        args: { search: `word${index}`, limit: 25, offset: 0 },
        format: 'json',
      },
    });
    expect(await response.json()).toMatchObject({ status: 'success' });
  };
  await Promise.all(Array.from({ length: perMinute }, open));
  await searchBox(page).fill(name);
  const notice = page.getByText(/^That was too often\..* from before\.$/);
  await expect(notice).toContainText(new RegExp(`Try again in [1-${secondsEach}] s\\.`));
  await expect(searchBox(page)).toHaveValue(name);
  expect(await itemRows(page).count()).toBe(before);
  await expect(notice).toHaveCount(0, { timeout: 3 * secondsEach * 1000 });
  await expect(itemLink(page, name)).toBeVisible();
  await expect.poll(() => itemRows(page).count()).toBeLessThan(before);
});
