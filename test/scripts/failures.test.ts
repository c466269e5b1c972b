import { describe, expect, it } from 'vitest';
import { describeFailures, lastLines, playwrightFailures, vitestFailures } from '../../scripts/failures.mjs';

const redLine = '\u001b[31mexpected 1\u001b[39m';

const vitestReport = JSON.stringify({
  testResults: [
    {
      name: '/anywhere/test/ui/shell.test.tsx',
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'The shell leads on', status: 'passed', failureMessages: [] },
        { fullName: 'The shell says so', status: 'failed', failureMessages: [redLine] },
        { fullName: 'The shell waits', status: 'pending', failureMessages: [] },
      ],
    },
    {
      name: '/anywhere/test/broken.test.ts',
      status: 'failed',
      message: 'Cannot find x',
      assertionResults: [],
    },
  ],
});

const spec = (title: string, status: string, messages: string[]) => ({
  title,
  file: 'a.spec.ts',
  tests: [
    {
      status,
      results: messages.map((message) => ({
        errors: [{ message, location: { file: '/anywhere/test/e2e/a.spec.ts', line: 7 } }],
      })),
    },
  ],
});

const playwrightReport = (errors: { message: string }[] = []) =>
  JSON.stringify({
    errors,
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('works', 'expected', [])],
        suites: [
          {
            title: 'the list',
            specs: [spec('fails', 'unexpected', ['one', 'two']), spec('wavers', 'flaky', ['late'])],
          },
        ],
      },
    ],
  });

describe('telling what failed', () => {
  it('names the tests of Vitest that failed or did not run, and a file that did not load', () => {
    expect(vitestFailures(vitestReport)).toEqual([
      { name: 'test/ui/shell.test.tsx › The shell says so', reason: redLine },
      { name: 'test/ui/shell.test.tsx › The shell waits', reason: 'It did not run: pending.' },
      { name: 'test/broken.test.ts', reason: 'Cannot find x' },
    ]);
  });

  it('names the journeys that failed, with the reason of each attempt and its place', () => {
    expect(playwrightFailures(playwrightReport())).toEqual([
      {
        name: 'a.spec.ts › the list › fails',
        reason: 'one\n    at test/e2e/a.spec.ts:7\ntwo\n    at test/e2e/a.spec.ts:7',
      },
    ]);
  });

  it('names those that passed when they were tried again apart', () => {
    expect(playwrightFailures(playwrightReport(), 'flaky')).toEqual([
      { name: 'a.spec.ts › the list › wavers', reason: 'late\n    at test/e2e/a.spec.ts:7' },
    ]);
  });

  it('names what went wrong outside of any journey', () => {
    expect(playwrightFailures(playwrightReport([{ message: 'No browser' }])).at(-1)).toEqual({
      name: 'outside of any test',
      reason: 'No browser',
    });
  });

  it('shows the first thirty lines of a reason, without colours', () => {
    const reason = [redLine, '', ...Array.from({ length: 40 }, (_, line) => `line ${line}`)].join('\n');
    const lines = describeFailures([{ name: 'it', reason }]).split('\n');
    expect(lines.slice(0, 3)).toEqual(['1. it', '     expected 1', '     line 0']);
    expect(lines.slice(-2)).toEqual(['     line 28', '     … 11 lines more']);
  });

  it('stays short when much has failed, and names all', () => {
    const reason = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const failures = Array.from({ length: 50 }, (_, index) => ({ name: `test ${index + 1}`, reason }));
    const text = describeFailures(failures);
    expect(text.length).toBeLessThan(3000);
    expect(text).toContain('50. test 50');
  });

  it('shows the last lines of a runner that died', () => {
    const output = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    expect(lastLines(output).split('\n')).toHaveLength(30);
    expect(lastLines(output)).toMatch(/line 39$/);
  });
});
