import type { DatabaseResult, Observer, Unsubscribe } from '../../../shared/database/database.ts';
import { failure, success } from '../../../shared/database/results.ts';
import { describeResult } from '../../contract/model/watch-ledger.ts';

/** What a watch was told. */
export interface WatchRecord<T> {
  readonly latest: DatabaseResult<T> | undefined;
  /** What it should not have been told. */
  readonly complaints: readonly string[];
}

/** Begins a watch that remembers what it was told last. `isOld`: whether a value lacks what its client knows already. */
export function recordWatch<T>(
  watch: (observer: Observer<T>) => Unsubscribe,
  isOld: (value: T) => boolean,
): WatchRecord<T> {
  let latest: DatabaseResult<T> | undefined;
  const complaints: string[] = [];
  const note = (result: DatabaseResult<T>) => {
    const described = describeResult(result);
    if (latest && describeResult(latest) === described) complaints.push(`Known already: ${described}`);
    if (result.ok && isOld(result.value)) complaints.push(`Older than what was acknowledged: ${described}`);
    latest = result;
  };
  watch({ next: (value) => note(success(value)), error: (error) => note(failure(error)) });
  return {
    get latest() {
      return latest;
    },
    complaints,
  };
}
