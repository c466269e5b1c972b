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
  /** What was delivered last, as it was told, and in the words of the model. */
  delivered: string | undefined;
  known: string | undefined;
}

/** States as text, alike when what was told is what was foretold. */
interface Description {
  told(state: DatabaseResult<unknown>): string;
  foretold(state: DatabaseResult<unknown>): string;
}

/** Errors by their kind only: their sentences are the implementation's own. */
export const describeResult = (result: DatabaseResult<unknown>): string =>
  JSON.stringify(result.ok ? describeValue(result.value) : result.error.kind);

const known = new WeakMap<object, unknown>();

/** Objects as sorted lists of their fields: in which order an implementation keeps them is its own affair. */
export function describeValue(value: unknown): unknown {
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
  readonly #describe: Description;

  /** `describe` may translate what was told into the words of the model. */
  constructor(
    { ownWrites }: ContractOptions,
    describe: Description = { told: describeResult, foretold: describeResult },
  ) {
    this.#passing = ownWrites === 'foretold' ? untimed : (state) => state;
    this.#describe = describe;
  }

  get size(): number {
    return this.#entries.length;
  }

  begin<T>(watch: (observer: Observer<T>) => Unsubscribe, lookAt: () => DatabaseResult<T>): void {
    const recorder = createRecorder<T>();
    const look = () => this.#describe.foretold(lookAt());
    const entry = {
      recorder,
      end: watch(recorder),
      look,
      passed: [look()],
      delivered: undefined,
      known: undefined,
    };
    expect(recorder.take(), 'A watch was told something before it had returned.').toEqual([]);
    this.#entries.push(entry);
  }

  end(index: number): void {
    const [entry] = this.#entries.splice(index % this.#entries.length, 1);
    entry?.end();
    // What it was told until now is not what it must not be told from now on.
    entry?.recorder.take();
    this.#ended.push(...(entry ? [entry] : []));
  }

  /** The model has changed. */
  note(): void {
    for (const entry of this.#entries) {
      const state = entry.look();
      if (state !== entry.passed.at(-1)) entry.passed.push(state);
    }
  }

  /**
   * Everything was delivered that will be: compares it with what the model went through. Where something went on
   * in the background, in steps that the model does not have, only with what it has come to.
   */
  settle(isForetold = true): void {
    for (const entry of this.#entries) {
      const calls = entry.recorder.take();
      checkRepetition(entry, calls);
      const told = calls.map((call) => this.#describe.told(call));
      if (isForetold) checkDeliveries(entry, told, this.#passing);
      checkPresent(entry, told);
    }
    for (const { recorder } of this.#ended) {
      expect(recorder.take(), 'A watch was told something after it had ended.').toEqual([]);
    }
  }
}

function checkRepetition(entry: Entry, calls: readonly DatabaseResult<unknown>[]): void {
  for (const call of calls) {
    const state = describeResult(call);
    expect(state, 'A watch was told what it knew already.').not.toBe(entry.delivered);
    entry.delivered = state;
  }
}

function checkDeliveries(entry: Entry, told: readonly string[], passing: (state: string) => string): void {
  const passed = entry.passed.map(passing);
  let reached = 0;
  for (const state of told) {
    const at = passed.indexOf(passing(state), reached);
    if (at < 0) expect(state, 'A watch was told a state that was never true.').toBe(passed.at(-1));
    reached = at;
  }
}

function checkPresent(entry: Entry, told: readonly string[]): void {
  entry.known = told.at(-1) ?? entry.known;
  expect(entry.known, 'A watch does not know the present state.').toBe(entry.look());
  entry.passed = [entry.look()];
}
