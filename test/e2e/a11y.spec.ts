import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts';
import { screens } from './support/screens.ts';
import { test } from './support/test.ts';

test.describe('axe finds nothing, in light and in dark, and at 320 px nothing scrolls sideways, on the screen', () => {
  for (const { name, open } of screens) {
    test(name, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
      // The window is made small, which a screen has to bear, too; what is first opened on a phone, small-screen.spec.ts does.
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoSidewaysScroll(page);
    });
  }
});
