import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hastenReconnects } from '../support/convex/quick-reconnects.ts';
import { runSchedule } from './schedules/run-schedule.ts';
import { schedules } from './schedules/steps.ts';

/** The same schedules each time. Others: FAULT_SEED=7, more of them: FAULT_RUNS=1000. */
const seed = Number(process.env['FAULT_SEED'] ?? 20_260_101);
const numRuns = Number(process.env['FAULT_RUNS'] ?? 120);

/** In ms: longer than any schedule takes, so that one which never ends is one that fails. */
const patience = 30_000;

hastenReconnects();

/** So many go on side by side, each over a deployment of its own: most of the time they wait. */
const lanes = 4;
const laneRuns = Math.ceil(numRuns / lanes);

test.concurrent.for(Array.from({ length: lanes }, (_, lane) => seed + lane))(
  `${laneRuns} schedules of edits and faults lose no write, repeat none, and leave everybody with the same (seed %i)`,
  { timeout: numRuns * 3000 },
  async (laneSeed) => {
    await fc.assert(
      fc.asyncProperty(schedules, (schedule) => runSchedule(schedule)),
      { seed: laneSeed, numRuns: laneRuns, timeout: patience },
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
