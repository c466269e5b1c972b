/** Breaks the memory database in every small way there is, and sees whether the contract notices. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: [
    'shared/database/memory/*.ts',
    'shared/database/requests.ts',
    // The worker, its line and the samples have tests of their own.
    '!shared/database/memory/*{worker,shared,sample,presence,serve,open}*.ts',
  ],
  ignorePatterns: ['bench', 'dist', 'src', 'test/e2e', 'test/ui', 'test-results', '.ci'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker-tmp',
};
