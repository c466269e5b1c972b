import { setTimeout as sleep } from 'node:timers/promises';
import { convexTest, type TestConvexRoot } from 'convex-test';
import type { GenericDataModel, GenericMutationCtx, UserIdentity } from 'convex/server';
import { makeFunctionReference } from 'convex/server';
import { convexToJson, jsonToConvex, type JSONValue, type Value } from 'convex/values';
import { checkArguments } from './argument-check.ts';
import { CommittedDocuments } from './committed-documents.ts';
import type { ComponentInstance, ModuleSet, Schema } from './component-definitions.ts';
import { Execution, type WriteObserver } from './execution.ts';
import { FunctionDirectory, type FunctionType } from './function-directory.ts';
import { describeError, UncallableError, type FunctionError } from './function-errors.ts';
import type { Change, Document, Read } from './read-set.ts';
import type { DeploymentEnv } from './deployment-env.ts';
import type { ServerClock } from './server-clock.ts';
import { observe } from './syscall-hook.ts';
import { TaskQueue } from './task-queue.ts';

export interface BackendOptions {
  readonly schema: Schema;
  readonly modules: ModuleSet;
  readonly components: readonly ComponentInstance[];
  readonly clock: ServerClock;
  readonly env: DeploymentEnv;
  readonly withoutFunctions: readonly string[];
  /** As in production: of an unexpected error only that there was one. */
  readonly redactErrors: boolean;
  /** Whether the limits of real transactions hold. */
  readonly transactionLimits: boolean;
}

export interface FunctionCall {
  readonly path: string;
  readonly args: JSONValue;
  readonly identity: UserIdentity | null;
  /** Where the page of an earlier run ended. */
  readonly journal?: string | null;
}

export type Outcome = (
  { readonly ok: true; readonly value: JSONValue } | { readonly ok: false; readonly error: FunctionError }
) & { readonly reads: readonly Read[]; readonly journal: string | null };

type TestMutationContext = GenericMutationCtx<GenericDataModel>;
type Runner = TestConvexRoot<GenericDataModel>;
/** What convex-test has and does not declare. */
interface UndeclaredRunner {
  runInComponent<T>(path: string, handler: (ctx: TestMutationContext) => Promise<T>): Promise<T>;
}

const maxArgsLength = 16 * 1024 * 1024;

/** The stateful half of the server: data, functions, and what each commit has changed. */
export class Backend implements WriteObserver {
  readonly functions: FunctionDirectory;
  /** Everything that has to see one state of the data, or makes a new one. */
  readonly queue = new TaskQueue();
  /** How often each function was run from outside, re-runs for subscriptions included. */
  readonly executions = new Map<string, number>();
  /** Told, within the queue, of what has been committed. */
  onCommit: (changes: readonly Change[]) => Promise<void> = () => Promise.resolve();
  readonly #test: Runner;
  readonly #documents: CommittedDocuments;
  /** The components that may have functions which are yet to run. */
  readonly #scheduling = new Set<string>();
  #isFlushPlanned = false;
  #timestamp = 0n;
  #writes = 0;

  constructor(private readonly options: BackendOptions) {
    const { schema, modules, components, withoutFunctions, transactionLimits } = options;
    this.functions = new FunctionDirectory({ modules, without: withoutFunctions });
    // The types of a schema that is known at run time only say less than those of no schema at all.
    this.#test = convexTest({
      schema,
      modules: createLoaders(modules),
      transactionLimits,
    }) as unknown as Runner;
    for (const { path, ...component } of components) {
      this.#test.registerComponent(path, component.schema, createLoaders(component.modules));
    }
    this.#documents = new CommittedDocuments((component, ids) => this.#readDocuments(component, ids));
    this.nextTimestamp();
  }

  /** Of the latest commit, in ns. */
  get timestamp(): bigint {
    return this.#timestamp;
  }

  /** How often functions have written or scheduled something, what was rolled back included: as long as it stays, nothing has changed. */
  get writes(): number {
    return this.#writes;
  }

  nextTimestamp(atLeast = 0n): bigint {
    const candidates = [BigInt(Date.now()) * 1_000_000n, this.#timestamp + 1n, atLeast];
    return (this.#timestamp = candidates.reduce((a, b) => (a > b ? a : b)));
  }

  /** Runs a public function. Queries and mutations belong into the queue; an action runs beside it. */
  async execute(type: FunctionType | 'any', call: FunctionCall): Promise<Outcome> {
    const execution = new Execution(this, type === 'query', call.journal ?? null);
    try {
      const value = await this.#call(type, call, 'public', execution);
      const reads = await execution.reads(this.#indexFields);
      return { ok: true, value, reads, journal: execution.endOfPage };
    } catch (error) {
      const reads = await execution.reads(this.#indexFields);
      const described = describeError(error, this.options.redactErrors);
      return { ok: false, error: described, reads, journal: execution.endOfPage };
    }
  }

  /** Runs any function, as `npx convex run` does; throws what it throws. */
  async executeAny(type: FunctionType | 'any', call: FunctionCall): Promise<Value> {
    return jsonToConvex(await this.#call(type, call, 'all', new Execution(this, false, null)));
  }

  /** Direct access to the data; subscriptions see what is written. */
  async run<T>(handler: (ctx: TestMutationContext) => Promise<T>): Promise<T> {
    const execution = new Execution(this, false, null);
    return this.#observe(execution, () => this.#test.run(handler));
  }

  /** All that components have stored, by their paths and tables. */
  async readComponents(): Promise<Record<string, object>> {
    const read = async ({ path, schema }: ComponentInstance) => {
      const tables = await this.#runInComponent(path, ({ db }) =>
        Promise.all(
          Object.keys(schema.tables).map(async (table) => [table, await db.query(table).collect()] as const),
        ),
      );
      return [path, Object.fromEntries(tables)] as const;
    };
    return Object.fromEntries(await Promise.all(this.options.components.map(read)));
  }

  /** Runs the HTTP action that a path and a method are routed to, for nobody in particular. */
  async fetch(path: string, init: RequestInit): Promise<Response> {
    if (!this.functions.hasRoutes) {
      return new Response('This Convex deployment does not have HTTP actions enabled.', { status: 404 });
    }
    return this.#observe(new Execution(this, false, null), () => this.#test.fetch(path, init));
  }

  /** Tells {@link onCommit} what has been committed since the last time. Belongs into the queue. */
  async flush(): Promise<void> {
    this.#isFlushPlanned = false;
    const changes = await this.#documents.takeChanges();
    if (changes.length === 0) return;
    this.nextTimestamp();
    await this.onCommit(changes);
  }

  /** Resolves when the scheduled functions that are due are through, and those that they schedule. */
  async finishScheduled(): Promise<void> {
    for (const component of this.#scheduling) {
      while ((await this.#dueFunctions(component)).length > 0) await this.#letScheduledRun();
    }
  }

  /** Ends when none runs and none will. */
  async cancelScheduled(): Promise<void> {
    for (const component of this.#scheduling) {
      for (let due = await this.#dueFunctions(component); due.length > 0;) {
        await this.#runInComponent(component, async ({ db, scheduler }) => {
          for (const id of due) {
            const job = await db.system.get('_scheduled_functions', id);
            if (job?.state.kind === 'pending') await scheduler.cancel(id);
          }
        });
        await this.#letScheduledRun();
        due = await this.#dueFunctions(component);
      }
    }
  }

  async #letScheduledRun(): Promise<void> {
    await sleep(1);
    await this.#test.finishInProgressScheduledFunctions();
  }

  async #call(
    type: FunctionType | 'any',
    { path, args, identity }: FunctionCall,
    access: 'public' | 'all',
    execution: Execution,
  ): Promise<JSONValue> {
    const kind = this.functions.find(path, type, access);
    const text = JSON.stringify(args, withoutPrototypes);
    if (text.length > maxArgsLength) {
      throw new UncallableError(`Arguments for ${path} are too large (maximum size 16 MiB).`);
    }
    checkArguments(this.functions.shapeOf(path), args);
    this.executions.set(path, (this.executions.get(path) ?? 0) + 1);
    const test = identity === null ? this.#test : this.#test.withIdentity(identity);
    const values = jsonToConvex(JSON.parse(text) as JSONValue) as Record<string, Value>;
    const value = await this.#observe(execution, (): Promise<unknown> => {
      if (kind === 'query') return test.query(makeFunctionReference<'query'>(path), values);
      if (kind === 'mutation') return test.mutation(makeFunctionReference<'mutation'>(path), values);
      return test.action(makeFunctionReference<'action'>(path), values);
    });
    return convexToJson((value ?? null) as Value);
  }

  /** Runs something on this deployment's clock and in its environment. */
  #observe<T>(execution: Execution, task: () => Promise<T>): Promise<T> {
    const { clock, env } = this.options;
    return clock.run(() => env.run(() => observe(execution, task)));
  }

  /** A flush is planned with the first write, because actions and scheduled functions write beside the queue. */
  onWrite(component: string, id: string): void {
    this.#writes += 1;
    this.#documents.noteWrite(component, id);
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    void this.queue.add(() => this.flush());
  }

  onSchedule(component: string): void {
    this.#writes += 1;
    this.#scheduling.add(component);
  }

  readonly #indexFields = (component: string, table: string, index: string): readonly string[] => {
    const { schema, components } = this.options;
    const owner = component === '' ? schema : components.find(({ path }) => path === component)?.schema;
    const indexes = owner?.tables[table]?.[' indexes']() ?? [];
    return indexes.find(({ indexDescriptor }) => indexDescriptor === index)?.fields ?? [];
  };

  #dueFunctions(component: string) {
    const now = this.options.clock.now();
    return this.#runInComponent(component, async ({ db }) => {
      const jobs = await db.system.query('_scheduled_functions').collect();
      const due = jobs.filter(
        ({ state, scheduledTime }) =>
          state.kind === 'inProgress' || (state.kind === 'pending' && scheduledTime <= now),
      );
      return due.map(({ _id }) => _id);
    });
  }

  #readDocuments(component: string, ids: readonly string[]): Promise<(Document | null)[]> {
    return this.#runInComponent(component, ({ db }) =>
      Promise.all(ids.map((id) => db.get(id as never) as Promise<Document | null>)),
    );
  }

  #runInComponent<T>(component: string, handler: (ctx: TestMutationContext) => Promise<T>): Promise<T> {
    const { runInComponent } = this.#test as unknown as UndeclaredRunner;
    return runInComponent(component, handler);
  }
}

/** Of what is named `__proto__` convex-test keeps nothing, or throws over it; a deployment hands it on. */
export const withoutPrototypes = (name: string, value: unknown): unknown =>
  name === '__proto__' ? undefined : value;

function createLoaders(modules: ModuleSet): Record<string, () => Promise<object>> {
  return Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [path, () => Promise.resolve(module)]),
  );
}
