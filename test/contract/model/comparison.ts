import * as fc from 'fast-check';
import type { Contract } from '../contract.ts';
import { History } from './history.ts';
import { turns, turnsInCrowd, type Step } from './steps.ts';

/** Milliseconds. */
const timeLimit = 120_000;

/** The same histories each time, so that a failure is there again. Another seed: MODEL_SEED=7. */
const seed = Number(process.env['MODEL_SEED'] ?? 20_260_101);

/** Fewer runs, for a tool that repeats the whole suite a thousand times: MODEL_RUNS=10. */
const runsAskedFor = process.env['MODEL_RUNS'];

export function registerModelComparison({ rule, withSubject, options }: Contract): void {
  const foretold = (histories: fc.Arbitrary<Step[][]>, numRuns: number) => () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await withSubject(async (subject) => {
          const course = new History(subject);
          for (const turn of history) await course.turn(turn);
        });
      }),
      { seed, numRuns, interruptAfterTimeLimit: 0.8 * timeLimit, markInterruptAsFailure: true },
    );
  const runs = runsAskedFor ? Number(runsAskedFor) : options.modelRuns;
  const crowdRuns = Math.ceil(runs / 40);

  rule(
    `${runs} random histories go as the naive model foretells (seed ${seed})`,
    foretold(turns(options), runs),
    timeLimit,
  );
  rule(
    `${crowdRuns} random histories among crowds of ${options.crowd} items go as the naive model foretells (seed ${seed})`,
    foretold(turnsInCrowd(options), crowdRuns),
    timeLimit,
  );
}
