import { expect } from 'vitest';
import type { DatabaseResult, Observer, Unsubscribe } from '../../../shared/database/database.ts';
import type { ContractOptions } from '../contract-options.ts';
import { createRecorder, type Recorder } from '../recorder.ts';

interface Entry {
  readonly recorder: Recorder<unknown>;
  readonly end: Unsubscribe;
  /** What is watched, as the model has it now. */
  readonly look: () => string;
  /** The states since the last settlement, without repetition. The first of them was true at its beginning. */
  passed: string[];
  /** What was delivered last. */
  delivered: string | undefined;
}

/** Errors by their kind only: their sentences are the implementation's own. */
export const describeResult = (result: DatabaseResult<unknown>): string =>
  JSON.stringify(result.ok ? describeValue(result.value) : result.error.kind);

const known = new WeakMap<object, unknown>();

/** Objects as sorted lists of their fields: in which order an implementation keeps them is its own affair. */
function describeValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const described = known.get(value) ?? describeObject(value);
  known.set(value, described);
  return described;
}

const describeObject = (value: object): unknown =>
  Array.isArray(value)
    ? value.map(describeValue)
    : Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, field]) => [key, describeValue(field)]);

/** Where own writes are foretold, the times of their updates are estimates until they are acknowledged. */
const untimed = (state: string) => state.replaceAll(/\["updatedAt",\d+\]/g, '["updatedAt"]');

/** Who watches what, which states the model went through meanwhile, and whether what was told fits. */
export class WatchLedger {
  readonly #entries: Entry[] = [];
  readonly #ended: Entry[] = [];
  readonly #passing: (state: string) => string;

  constructor({ ownWrites }: ContractOptions) {
    this.#passing = ownWrites === 'foretold' ? untimed : (state) => state;
  }

  get size(): number {
    return this.#entries.length;
  }

  begin<T>(watch: (observer: Observer<T>) => Unsubscribe, lookAt: () => DatabaseResult<T>): void {
    const recorder = createRecorder<T>();
    const look = () => describeResult(lookAt());
    const entry = { recorder, end: watch(recorder), look, passed: [look()], delivered: undefined };
    expect(recorder.take(), 'A watch was told something before it had returned.').toEqual([]);
    this.#entries.push(entry);
  }

  end(index: number): void {
    const [entry] = this.#entries.splice(index % this.#entries.length, 1);
    entry?.end();
    this.#ended.push(...(entry ? [entry] : []));
  }

  /** The model has changed. */
  note(): void {
    for (const entry of this.#entries) {
      const state = entry.look();
      if (state !== entry.passed.at(-1)) entry.passed.push(state);
    }
  }

  /** Everything was delivered that will be: compares it with what the model went through. */
  settle(): void {
    for (const entry of this.#entries) checkDeliveries(entry, this.#passing);
    for (const { recorder } of this.#ended) {
      expect(recorder.take(), 'A watch was told something after it had ended.').toEqual([]);
    }
  }
}

function checkDeliveries(entry: Entry, passing: (state: string) => string): void {
  const passed = entry.passed.map(passing);
  let reached = 0;
  for (const call of entry.recorder.take()) {
    const state = describeResult(call);
    expect(state, 'A watch was told what it knew already.').not.toBe(entry.delivered);
    const at = passed.indexOf(passing(state), reached);
    if (at < 0) expect(state, 'A watch was told a state that was never true.').toBe(passed.at(-1));
    reached = at;
    entry.delivered = state;
  }
  expect(entry.delivered, 'A watch does not know the present state.').toBe(entry.look());
  entry.passed = [entry.look()];
}
