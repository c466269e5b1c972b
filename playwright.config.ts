import { defineConfig, devices } from '@playwright/test';
import { chromiumFlags } from './scripts/ensure-chromium.mjs';

// Both come from scripts/e2e.mjs, which serves the built app and finds a browser.
const { APP_URL = '', CHROMIUM_PATH = '', CI } = process.env;

export default defineConfig({
  testDir: 'test/e2e',
  fullyParallel: true,
  forbidOnly: CI !== undefined,
  retries: 0,
  workers: 2,
  // Patience costs nothing where a test passes, and machines may be busy.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: APP_URL,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: CHROMIUM_PATH, args: [...chromiumFlags] },
  },
});
