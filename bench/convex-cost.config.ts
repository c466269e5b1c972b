import { defineConfig } from 'vitest/config';

/** The functions run in convex-test, and their modules are found by import.meta.glob: vitest knows both. */
export default defineConfig({
  test: { include: ['bench/convex-cost.ts'], testTimeout: 3_600_000, disableConsoleIntercept: true },
});
