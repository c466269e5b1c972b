import { defineConfig } from 'vitest/config';

/** Against a deployment that is really there, one test after the other: all of them are the same people. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/smoke/*.test.ts'],
    globalSetup: ['test/smoke/leave-no-trace.ts'],
    fileParallelism: false,
    // What observers throw on purpose is reported to the console, and of interest where a test fails.
    silent: 'passed-only',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Clearing what the last test has left is part of it.
    teardownTimeout: 120_000,
  },
});
