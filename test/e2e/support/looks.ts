import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** WCAG 2.2 A and AA, and what axe holds to be good practice besides. */
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Fails with each violation and where it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is still fading in has not the contrast that it will have.
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    times: nodes.length,
    at: nodes.slice(0, 4).map(({ html }) => html.slice(0, 150)),
  }));
  expect(found).toEqual([]);
}

/** Waits for the end of every animation that has one. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = document
      .getAnimations()
      .filter(
        ({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
      );
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
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
