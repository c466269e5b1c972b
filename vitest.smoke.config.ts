import { defineConfig } from 'vitest/config';

/** Against a deployment that is really there, one test after the other: all of them use the same items. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/smoke/*.test.ts'],
    globalSetup: ['test/smoke/leave-nobody.ts'],
    fileParallelism: false,
    // What observers throw on purpose is reported to the console, and of interest where a test fails.
    silent: 'passed-only',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
