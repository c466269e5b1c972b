import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ContenderEntry } from './contender.ts';
import {
  loadMeasures,
  measures,
  operationMeasures,
  type MeasureId,
  type Outcome,
  type Outcomes,
} from './measures.ts';
import type { Report, Task } from './messages.ts';
import { medianOf } from './sampling.ts';

/** Seconds. What takes longer is ended, so that no contender holds up the others. */
export interface Limits {
  readonly measure: number;
  /** Before the first measure of a process: loading the items. */
  readonly load: number;
}

/** What came of one contender at one size. */
export interface ContenderResult {
  readonly outcomes: Outcomes;
  /** What its answers got wrong. */
  readonly notes: readonly string[];
}

interface PartResult {
  readonly values: ReadonlyMap<MeasureId, number>;
  readonly notes: readonly string[];
  /** The measure at which it ended early, and why. */
  readonly ended?: { readonly at: MeasureId; readonly outcome: Outcome };
}

const workerPath = fileURLToPath(new URL('worker.ts', import.meta.url));
const execArgv = ['--import', 'tsx', '--expose-gc', '--max-old-space-size=10000'];

/** Each part in a process of its own, one after the other. */
export async function runContender(
  entry: ContenderEntry,
  options: Pick<Task, 'size' | 'pace'> & { readonly limits: Limits; readonly loadRounds: number },
): Promise<ContenderResult> {
  const { size, pace, limits, loadRounds } = options;
  const reason = entry.whyNot?.(size);
  if (reason !== undefined)
    return { outcomes: allOf([...loadMeasures, ...operationMeasures], leftOut(reason)), notes: [] };

  const outcomes: Outcomes = {};
  for (const [part, ids] of Object.entries(entry.loads) as [Task['part'], MeasureId[]][]) {
    const rounds: PartResult[] = [];
    for (let round = 0; round < loadRounds && rounds.every(({ ended }) => !ended); round += 1) {
      rounds.push(await runPart({ contender: entry.id, size, part, pace }, limits));
    }
    const values = (id: MeasureId) => rounds.flatMap((round) => round.values.get(id) ?? []);
    const outcome = rounds.at(-1)?.ended?.outcome;
    for (const id of ids) outcomes[id] = outcome ?? { kind: 'measured', value: medianOf(values(id)) };
    // Who cannot even be loaded in time is not loaded again and again.
    if (outcome)
      return {
        outcomes: { ...allOf(operationMeasures, leftOut('its load did not end')), ...outcomes },
        notes: [],
      };
  }
  return runOperations({ contender: entry.id, size, part: 'operations', pace }, limits, outcomes);
}

async function runOperations(task: Task, limits: Limits, loads: Outcomes): Promise<ContenderResult> {
  const outcomes: Outcomes = { ...loads };
  const { values, notes, ended } = await runPart(task, limits);
  for (const [id, value] of values) outcomes[id] = { kind: 'measured', value };
  if (ended) {
    const reason = `not tried after “${measures[ended.at].label}” did not end`;
    Object.assign(outcomes, allOf(measuresAfter(ended.at), leftOut(reason)), { [ended.at]: ended.outcome });
  }
  return { outcomes, notes };
}

const leftOut = (reason: string): Outcome => ({ kind: 'left-out', reason });
const allOf = (ids: readonly MeasureId[], outcome: Outcome): Outcomes =>
  Object.fromEntries(ids.map((id) => [id, outcome]));
const measuresAfter = (id: MeasureId) => operationMeasures.slice(operationMeasures.indexOf(id) + 1);

/** Starts the process, gives it the task and gathers what it reports; ends it when it takes too long. */
function runPart(task: Task, limits: Limits): Promise<PartResult> {
  const first: MeasureId = task.part === 'operations' ? 'pageStart' : loadMeasureOf(task.part);
  return new Promise((resolve) => {
    const child = fork(workerPath, { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const values = new Map<MeasureId, number>();
    const notes: string[] = [];
    let at = first;
    let timer: NodeJS.Timeout;

    const finish = (outcome?: Outcome) => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.kill('SIGKILL');
      resolve(outcome ? { values, notes, ended: { at, outcome } } : { values, notes });
    };
    const expectWithin = (seconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => finish({ kind: 'over', seconds }), seconds * 1_000);
    };

    child.on('message', (message) => {
      const report = message as Report;
      if (report.kind === 'done') return finish();
      if (report.kind === 'failed') return finish(leftOut(`failed: ${report.message}`));
      if (report.kind === 'note') notes.push(report.text);
      if (report.kind === 'begin') at = report.measure;
      if (report.kind === 'result') values.set(report.measure, report.value);
      expectWithin(task.part === 'operations' ? limits.measure : limits.load);
    });
    child.on('exit', (code) =>
      finish(leftOut(`its process ended by itself (${code ?? 'a signal'}), likely out of memory`)),
    );
    expectWithin(limits.load);
    child.send(task);
  });
}

const loadMeasureOf = (part: Task['part']): MeasureId =>
  part === 'load-search' ? 'loadSearch' : 'loadOrders';
