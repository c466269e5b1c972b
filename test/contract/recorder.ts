import type { DatabaseError, DatabaseResult, Observer } from '../../shared/database/database.ts';
import { failure, success } from '../../shared/database/results.ts';

/** An observer that writes down what it is told. */
export interface Recorder<T> extends Observer<T> {
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
  const record = (call: DatabaseResult<T>) => {
    calls.push(call);
    onCall(call);
  };
  const take = () => {
    const taken = calls;
    calls = [];
    return taken;
  };
  return {
    next: (value) => record(success(value)),
    error: (error) => record(failure(error)),
    take,
    takeValues: () => take().flatMap((call) => (call.ok ? [call.value] : [])),
    takeErrors: () => take().flatMap((call) => (call.ok ? [] : [call.error])),
  };
}
