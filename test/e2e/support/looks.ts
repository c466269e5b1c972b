import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** WCAG 2.2 A and AA, and what axe holds to be good practice besides. */
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Fails with each violation and where it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What fades in or out has not the contrast that it will have, and a toast may leave at any moment.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await settled(page);
  // In one page: otherwise a second one is opened for each analysis, for frames, of which there are none.
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    times: nodes.length,
    at: nodes.slice(0, 4).map(({ html }) => html.slice(0, 150)),
    why: nodes[0]?.failureSummary?.slice(0, 300),
  }));
  expect(found).toEqual([]);
}

/**
 * Waits until the page is at rest: for some frames in a row no animation runs that has an end, and
 * nothing in the document changes. What is still to be fetched it does not see: wait for that first.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const quietFrames = 10;
    let quiet = 0;
    const observer = new MutationObserver(() => (quiet = 0));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const isMoving = () =>
      document
        .getAnimations()
        .some(
          ({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
        );
    while (quiet < quietFrames) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      quiet = isMoving() ? 0 : quiet + 1;
    }
    observer.disconnect();
  });
}

/** Has text twice as large on every page that is opened from now on, as the browser's own settings can. */
export async function enlargeText(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
}

/** Fails when the page can be scrolled sideways, and names the elements that stick out. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await settled(page);
  const stickingOut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(stickingOut).toEqual([]);
}

/** Fails when something is wider than the part of a box that holds it, so that it is cut off or scrolled, and names that part. */
export async function expectNothingCut(box: Locator): Promise<void> {
  await settled(box.page());
  const tooNarrow = await box.evaluate((element) =>
    [element, ...element.querySelectorAll(':not(input)')]
      // Neither what is within a line, nor what is for screen readers only.
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
  expect(tooNarrow).toEqual([]);
}

/** Fails when something in the header stands on something else or sticks out of the window. `parts`: how many there are. */
export async function expectRoomInHeader(page: Page, parts: number): Promise<void> {
  await settled(page);
  const spans = await page
    .getByRole('banner')
    .locator('a, button, p')
    .filter({ visible: true })
    .evaluateAll((found) =>
      found.map((part) => {
        // With words that stick out of it; those for screen readers only have no width.
        const boxes = [part, ...part.querySelectorAll('*')]
          .map((element) => element.getBoundingClientRect())
          .filter(({ width }) => width > 1);
        return {
          left: Math.min(...boxes.map(({ left }) => left)),
          right: Math.max(...boxes.map(({ right }) => right)),
        };
      }),
    );
  expect(spans).toHaveLength(parts);
  let end = 0;
  for (const { left, right } of spans) {
    expect(left).toBeGreaterThanOrEqual(end);
    expect(right - left).toBeGreaterThanOrEqual(10);
    end = right;
  }
  expect(end).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
