import { defineConfig } from 'vitest/config';

/** What a mutant has to survive: the contract against the implementation, nothing else. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/contract/memory.test.ts', 'test/database/**/*.test.ts'],
  },
});
