import type { DatabaseError, DatabaseResult, Observer } from '../../shared/database/database.ts';
import { failure, success } from '../../shared/database/results.ts';
import type { ContractOptions } from './contract-options.ts';

/** An observer that writes down what it is told. */
export interface Recorder<T> extends Observer<T> {
  /**
   * The same recorder for one of several watches. Where own writes are foretold, what a watch was told with
   * an estimated time, and then as it is, counts once.
   */
  forWatch(ownWrites: ContractOptions['ownWrites']): Observer<T>;
  /** All that was delivered since the last time that it was taken. */
  take(): DatabaseResult<T>[];
  /** What was delivered as values since then. */
  takeValues(): T[];
  /** What was delivered as errors since then. */
  takeErrors(): DatabaseError[];
}

/** Of which watch a call came, and whether the next one may show that its times were estimates. */
interface Watch {
  readonly ownWrites: ContractOptions['ownWrites'];
}

interface Call<T> {
  readonly watch: Watch;
  readonly result: DatabaseResult<T>;
}

/** `onCall` runs inside each call, after it was written down. */
export function createRecorder<T>(onCall: (call: DatabaseResult<T>) => void = () => undefined): Recorder<T> {
  let calls: Call<T>[] = [];
  const observe = (watch: Watch): Observer<T> => {
    const record = (result: DatabaseResult<T>) => {
      calls.push({ watch, result });
      onCall(result);
    };
    return { next: (value) => record(success(value)), error: (error) => record(failure(error)) };
  };
  const take = () => {
    const taken = withoutEstimates(calls);
    calls = [];
    return taken;
  };
  return {
    ...observe({ ownWrites: 'acknowledged' }),
    forWatch: (ownWrites) => observe({ ownWrites }),
    take,
    takeValues: () => take().flatMap((call) => (call.ok ? [call.value] : [])),
    takeErrors: () => take().flatMap((call) => (call.ok ? [] : [call.error])),
  };
}

/** Whether an observer is one of these. */
export const isRecorder = <T>(observer: Observer<T>): observer is Recorder<T> => 'forWatch' in observer;

/** A call goes when the next one of its watch differs in times of updates and in nothing else. One that is said again stays. */
function withoutEstimates<T>(calls: readonly Call<T>[]): DatabaseResult<T>[] {
  const isEstimate = ({ watch, result }: Call<T>, index: number) => {
    if (watch.ownWrites === 'acknowledged') return false;
    const next = calls.slice(index + 1).find((call) => call.watch === watch);
    return (
      next !== undefined &&
      JSON.stringify(result) !== JSON.stringify(next.result) &&
      withoutUpdateTimes(result) === withoutUpdateTimes(next.result)
    );
  };
  return calls.filter((call, index) => !isEstimate(call, index)).map(({ result }) => result);
}

/** A state as text, whatever the times of its items' updates. */
const withoutUpdateTimes = (state: unknown): string =>
  JSON.stringify(state, (key, value: unknown) => (key === 'updatedAt' ? 0 : value));
