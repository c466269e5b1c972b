import { expectAccessible } from './support/looks.ts';
import { screens } from './support/screens.ts';
import { test } from './support/test.ts';

test.describe('axe finds nothing, in light and in dark, on the screen', () => {
  for (const { name, open } of screens) {
    test(name, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
    });
  }
});
