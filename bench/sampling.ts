import type { Awaitable } from './contender.ts';

export interface Pace {
  /** Batches timed at most; the median of their means is the result. */
  readonly rounds: number;
  /** Milliseconds that a measure may take in all, though it is timed at least once. */
  readonly budget: number;
}

export interface Sample {
  /** Milliseconds an operation, the median. */
  readonly median: number;
  readonly rounds: number;
}

const batchTime = 0.5;
const maxBatch = 200;
/** So many calls and the engine has compiled what they run through for good; with fewer, what is measured first looks slowest. */
const maxWarmUp = 20_000;
/** Budgets. */
const maxFirst = 4;

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** What is timed, and how its input is made, which is not. */
export interface Operation<Input> {
  readonly prepare: () => Input;
  readonly run: (input: Input) => Awaitable<unknown>;
  /** Throws for an answer that is a failure. */
  readonly check?: ((answer: unknown) => unknown) | undefined;
}

/** Runs the operation so many times, awaiting each, and answers with the milliseconds of one. */
async function timeBatch<Input>({ prepare, run, check }: Operation<Input>, size: number): Promise<number> {
  const inputs = Array.from({ length: size }, prepare);
  const answers: unknown[] = [];
  const start = performance.now();
  for (const input of inputs) answers.push(await run(input));
  const time = performance.now() - start;
  if (check) answers.forEach(check);
  return time / size;
}

/**
 * Times an operation in batches, since a clock is not as fine as the quick ones are short. Those given after
 * it are done in turn with it (an insert, then a delete, so that the number of items stays).
 */
export async function sample<Inputs extends unknown[]>(
  pace: Pace,
  ...operations: { [Place in keyof Inputs]: Operation<Inputs[Place]> }
): Promise<Sample[]> {
  const start = performance.now();
  const spent = () => performance.now() - start;
  const series = operations.map((operation) => ({ operation, times: [] as number[] }));
  const takeRound = async (size: number) => {
    for (const { operation, times } of series) times.push(await timeBatch(operation, size));
  };

  const forget = () => series.forEach(({ times }) => times.splice(0));

  await takeRound(1);
  // The first time is not like the others, but may be too long to ask for another.
  if (spent() < pace.budget * maxFirst) {
    forget();
    for (let index = 0; index === 0 || (index < maxWarmUp && spent() < pace.budget / 5); index += 1)
      await takeRound(1);
    const usual = Math.max(...series.map(({ times }) => medianOf(times)));
    const size = Math.min(maxBatch, Math.max(1, Math.ceil(batchTime / usual)));
    if (spent() < pace.budget) forget();
    for (let round = 0; round < pace.rounds && spent() < pace.budget; round += 1) await takeRound(size);
  }
  return series.map(({ times }) => ({ median: medianOf(times), rounds: times.length }));
}
