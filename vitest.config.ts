import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    allowOnly: false,
    // By default one core is left to other work; on the usual two that would double the time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          // Smoke tests want a deployment that is really there: see scripts/smoke.mjs.
          exclude: ['test/ui/**', 'test/smoke/**'],
          // Patience costs nothing where a test passes, and machines may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/setup-ui.ts'],
          // Typing is simulated key by key, on machines that may be busy.
          testTimeout: 90_000,
        },
      },
    ],
  },
});
