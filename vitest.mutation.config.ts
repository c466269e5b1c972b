import { defineConfig } from 'vitest/config';

/** What a mutant has to survive: the contract against the implementation, and of parts that its small tables do not reach their own tests. */
export default defineConfig({
  test: {
    environment: 'node',
    // A mutant is met by a few random histories; the rules come first in any case.
    env: { MODEL_RUNS: '12' },
    include: [
      'test/contract/memory.test.ts',
      'test/database/requests.test.ts',
      'test/memory/{live-windows,name-order}.test.ts',
    ],
  },
});
