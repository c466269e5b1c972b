import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hastenReconnects } from '../support/convex/quick-reconnects.ts';
import { runSchedule } from './schedules/run-schedule.ts';
import { schedules } from './schedules/steps.ts';

/** The same schedules each time. Others: FAULT_SEED=7, more of them: FAULT_RUNS=1000. */
const seed = Number(process.env['FAULT_SEED'] ?? 20_260_101);
const numRuns = Number(process.env['FAULT_RUNS'] ?? 200);

/** In ms: longer than any schedule takes, so that one which never ends is one that fails. */
const patience = 30_000;

hastenReconnects();

test(
  `${numRuns} schedules of edits and faults lose no write, repeat none, and leave everybody with the same (seed ${seed})`,
  { timeout: numRuns * 3000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(schedules, (schedule) => runSchedule(schedule)),
      { seed, numRuns, timeout: patience },
    );
  },
);

test(
  'without the log of requests the schedules find a write applied twice',
  { timeout: 120_000 },
  async () => {
    // About every fourth of them sends something again that has run, and would do it twice.
    const found = await fc.check(
      fc.asyncProperty(schedules, (schedule) => runSchedule(schedule, { recognisesRetries: false })),
      { seed, numRuns: 200, timeout: patience, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
    expect(String(found.errorInstance)).toContain('No order of the writes explains');
  },
);
