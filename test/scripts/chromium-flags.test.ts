import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import { chromiumFlags } from '../../scripts/ensure-chromium.mjs';

/** The features in each list of those that are off, in the order of the command line. */
const disabledFeatures = (commandLine: string): string[][] =>
  [...commandLine.matchAll(/--disable-features=(\S+)/g)].map(([, names = '']) => names.split(','));

test('what Playwright switches off in Chromium stays off', async () => {
  // No browser: it ends at once, and Playwright tells what it had started.
  const launch = chromium.launch({ executablePath: process.execPath, args: [...chromiumFlags] });
  const error: unknown = await launch.catch((reason: unknown) => reason);
  const started = /<launching>.*/.exec(String(error))?.[0] ?? '';
  const [byPlaywright = [], inForce = [], ...more] = disabledFeatures(started);
  expect(byPlaywright).toContain('PaintHolding');
  expect(inForce).toEqual(expect.arrayContaining(byPlaywright));
  expect(more).toEqual([]);
});
