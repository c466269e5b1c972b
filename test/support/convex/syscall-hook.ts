import { AsyncLocalStorage } from 'node:async_hooks';
import type { JSONValue } from 'convex/values';
import type { Execution, SerializedQuery } from './execution.ts';

/**
 * convex-test keeps no read sets and tells nobody of writes. Each database call of each function and
 * component goes through the one object that it installs as globalThis.Convex, so that is where both
 * are seen. The names and shapes below belong to convex 1.48 and convex-test 0.0.60: hence both are pinned.
 */
interface Syscalls {
  readonly syscall: (operation: string, args: string) => string;
  readonly asyncSyscall: (operation: string, args: string) => Promise<string>;
  readonly jsSyscall: unknown;
}

/** The arguments of the operations that are looked at. */
interface OperationArgs {
  readonly id: string;
  readonly queryId: number;
  readonly query: SerializedQuery;
  readonly table: string;
  endCursor?: string | null;
}

const executions = new AsyncLocalStorage<Execution>();
const writes = new Set(['1.0/shallowMerge', '1.0/replace', '1.0/remove']);

/** Runs a function so that the execution sees what it reads and writes. Call it after convexTest(). */
export function observe<T>(execution: Execution, task: () => Promise<T>): Promise<T> {
  installHook();
  return executions.run(execution, task);
}

let isInstalled = false;

function installHook(): void {
  if (isInstalled) return;
  isInstalled = true;
  const scope = globalThis as unknown as { Convex: Syscalls };
  const inner = scope.Convex;
  // The getters are kept: each of them answers for the deployment in whose context it is called.
  scope.Convex = {
    get syscall() {
      return observeSyscall(inner);
    },
    get asyncSyscall() {
      return observeAsyncSyscall(inner);
    },
    get jsSyscall() {
      return inner.jsSyscall;
    },
  };
}

function observeSyscall(inner: Syscalls): Syscalls['syscall'] {
  const next = inner.syscall;
  return (operation, json) => {
    const answer = next(operation, json);
    const execution = executions.getStore();
    if (execution?.tracksReads && operation === '1.0/queryStream') {
      const { query } = JSON.parse(json) as OperationArgs;
      const { queryId } = JSON.parse(answer) as OperationArgs;
      execution.recordStream(currentComponent(inner), queryId, query);
    }
    return answer;
  };
}

function observeAsyncSyscall(inner: Syscalls): Syscalls['asyncSyscall'] {
  const next = inner.asyncSyscall;
  return async (operation, json) => {
    const execution = executions.getStore();
    if (execution === undefined) return next(operation, json);
    if (operation === '1.0/queryPage' && execution.tracksReads) {
      return readPage(inner, execution, JSON.parse(json) as OperationArgs);
    }
    const answer = await next(operation, json);
    if (execution.tracksReads) await recordRead(inner, execution, operation, json, answer);
    await reportWrite(inner, execution, operation, json, answer);
    return answer;
  };
}

async function recordRead(
  inner: Syscalls,
  execution: Execution,
  operation: string,
  json: string,
  answer: string,
): Promise<void> {
  if (operation === '1.0/get') {
    execution.recordDocument(await currentComponent(inner), (JSON.parse(json) as OperationArgs).id);
  } else if (operation === '1.0/queryStreamNext') {
    const { value, done } = JSON.parse(answer) as { value: JSONValue; done: boolean };
    const { queryId } = JSON.parse(json) as OperationArgs;
    await execution.recordNext(await currentComponent(inner), queryId, value, done);
  }
}

async function reportWrite(
  inner: Syscalls,
  { observer }: Execution,
  operation: string,
  json: string,
  answer: string,
): Promise<void> {
  if (operation === '1.0/insert') {
    observer.onWrite(await currentComponent(inner), (JSON.parse(answer) as { _id: string })._id);
  } else if (writes.has(operation)) {
    observer.onWrite(await currentComponent(inner), (JSON.parse(json) as OperationArgs).id);
  } else if (operation === '1.0/schedule' || operation === '1.0/actions/schedule') {
    observer.onSchedule(await currentComponent(inner));
  }
}

async function readPage(inner: Syscalls, execution: Execution, args: OperationArgs): Promise<string> {
  execution.recordPage(await currentComponent(inner), args.query);
  if (execution.journal !== null) args.endCursor ??= execution.journal;
  const answer = await inner.asyncSyscall('1.0/queryPage', JSON.stringify(args));
  execution.endOfPage = (JSON.parse(answer) as { continueCursor: string }).continueCursor;
  return answer;
}

/** The path of the component whose function makes the present call: '' for the app itself. */
async function currentComponent(inner: Syscalls): Promise<string> {
  const metadata = await inner.asyncSyscall('1.0/getFunctionMetadata', '{}');
  return (JSON.parse(metadata) as { componentPath: string }).componentPath;
}
