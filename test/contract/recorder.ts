import type { DatabaseError, DatabaseResult, Observer } from '../../shared/database/database.ts';
import { failure, success } from '../../shared/database/results.ts';
import type { ContractOptions } from './contract-options.ts';

/** An observer that writes down what it is told. */
export interface Recorder<T> extends Observer<T> {
  /** Where own writes are foretold, what was told with an estimated time and then as it is counts once. */
  expectOwnWrites(ownWrites: ContractOptions['ownWrites']): void;
  /** All that was delivered since the last time that it was taken. */
  take(): DatabaseResult<T>[];
  /** What was delivered as values since then. */
  takeValues(): T[];
  /** What was delivered as errors since then. */
  takeErrors(): DatabaseError[];
}

/** `onCall` runs inside each call, after it was written down. */
export function createRecorder<T>(onCall: (call: DatabaseResult<T>) => void = () => undefined): Recorder<T> {
  let calls: DatabaseResult<T>[] = [];
  let isForetold = false;
  const record = (call: DatabaseResult<T>) => {
    calls.push(call);
    onCall(call);
  };
  const take = () => {
    const taken = isForetold ? withoutEstimates(calls) : calls;
    calls = [];
    return taken;
  };
  return {
    expectOwnWrites: (ownWrites) => (isForetold = ownWrites === 'foretold'),
    next: (value) => record(success(value)),
    error: (error) => record(failure(error)),
    take,
    takeValues: () => take().flatMap((call) => (call.ok ? [call.value] : [])),
    takeErrors: () => take().flatMap((call) => (call.ok ? [] : [call.error])),
  };
}

/** Whether an observer is one of these. */
export const isRecorder = (observer: object): observer is Recorder<unknown> => 'expectOwnWrites' in observer;

/** A call goes when the next one differs from it in times of updates and in nothing else. One that says the same again stays. */
function withoutEstimates<T>(calls: readonly DatabaseResult<T>[]): DatabaseResult<T>[] {
  return calls.filter((call, index) => {
    const next = calls[index + 1];
    if (next === undefined || JSON.stringify(call) === JSON.stringify(next)) return true;
    return withoutUpdateTimes(call) !== withoutUpdateTimes(next);
  });
}

/** A state as text, whatever the times of its items' updates. */
export const withoutUpdateTimes = (state: unknown): string =>
  JSON.stringify(state, (key, value: unknown) => (key === 'updatedAt' ? 0 : value));
