import { describe, expect, it } from 'vitest';
import { countCheck, countPlaywright, countVitest, sum } from '../../scripts/counts.mjs';

const vitestReport = (numPassedTests: number, numTotalTests: number) =>
  JSON.stringify({ numPassedTests, numTotalTests });
const playwrightReport = (stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>) =>
  JSON.stringify({ stats });

describe('counting what the test runners report', () => {
  it('counts what passed and what failed', () => {
    expect(countVitest(vitestReport(7, 9), false)).toEqual({ passed: 7, failed: 2 });
    const stats = { expected: 5, unexpected: 2, flaky: 0, skipped: 0 };
    expect(countPlaywright(playwrightReport(stats), false)).toEqual({ passed: 5, failed: 2 });
  });

  it('counts a skipped and a pending test as failed, though the runner is content', () => {
    expect(countVitest(vitestReport(8, 9), true)).toEqual({ passed: 8, failed: 1 });
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };
    expect(countPlaywright(playwrightReport(stats), true)).toEqual({ passed: 5, failed: 1 });
  });

  it('counts a test that passed when it was tried again as passed', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 0 };
    expect(countPlaywright(playwrightReport(stats), true)).toEqual({ passed: 6, failed: 0 });
  });

  it('never says that all passed when the runner ended with an error', () => {
    expect(countVitest(vitestReport(9, 9), false)).toEqual({ passed: 9, failed: 1 });
  });

  it('counts a suite without a test as failed', () => {
    expect(countVitest(vitestReport(0, 0), true)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a check as one, and adds all up', () => {
    expect(sum([countCheck(true), countCheck(false), { passed: 40, failed: 1 }])).toEqual({
      passed: 41,
      failed: 2,
    });
  });
});
