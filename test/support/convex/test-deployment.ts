import { setImmediate } from 'node:timers/promises';
import type { GenericDataModel, GenericMutationCtx, UserIdentity } from 'convex/server';
import { convexToJson, type Value } from 'convex/values';
import { readAuthConfig } from './auth-config.ts';
import { authSettings } from './auth-settings.ts';
import { Backend } from './backend.ts';
import type { ComponentInstance, ModuleSet, Schema } from './component-definitions.ts';
import { DeploymentEnv } from './deployment-env.ts';
import { Faults, type Delays, type MutationPhase } from './faults.ts';
import type { FunctionType } from './function-directory.ts';
import { loadProject } from './project.ts';
import { RequestLog } from './request-log.ts';
import { DeploymentServer } from './server.ts';
import { testIssuer } from './test-issuer.ts';
import { ServerClock } from './server-clock.ts';
import { SiteServer } from './site-server.ts';
import { verifyToken, type TokenProvider } from './tokens.ts';

/** What a deployment runs. */
export interface DeployedCode {
  readonly schema: Schema;
  readonly modules: ModuleSet;
  readonly components?: readonly ComponentInstance[];
  /** The path of its auth.config.ts. Without one it accepts no tokens but those of `auth`. */
  readonly authConfig?: string;
}

export interface TestDeploymentOptions {
  /** Without it the project's own convex/. */
  readonly code?: DeployedCode;
  /** Functions that it does not have, such as "items:page", as if an older version were deployed. */
  readonly withoutFunctions?: readonly string[];
  /** Whose tokens it accepts besides those that its auth.config.ts says: those of the tests' own issuer unless others are given. */
  readonly auth?: readonly TokenProvider[];
  /** 0 or nothing for any port that is free. */
  readonly port?: number;
  /** The same for HTTP actions. */
  readonly sitePort?: number;
  /** The environment variables that are set besides the {@link authSettings} and what tests are spared, or in place of them; undefined for none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** In ms since the epoch: the server's clock stands there until it is moved. Without it, it goes. */
  readonly clockStandsAt?: number;
  /** As in production: of unexpected errors clients learn only that there was one. */
  readonly redactErrors?: boolean;
  /** Whether the limits of real transactions hold. On unless switched off. */
  readonly transactionLimits?: boolean;
  /** Whether mutations that are sent again are recognised. On unless switched off, to see what happens then. */
  readonly recognisesRetries?: boolean;
}

type TestContext = GenericMutationCtx<GenericDataModel>;

/**
 * Test equipment, not Convex: the functions run in convex-test, and the server half of the protocol
 * is written after what the clients expect of it. Listens on 127.0.0.1 alone.
 */
export interface TestDeployment {
  /** What clients are given as the deployment's address. It stays the same over restarts. */
  readonly url: string;
  /** Where its HTTP actions are. */
  readonly siteUrl: string;
  /**
   * Sets environment variables, or takes them away (undefined). Throws, and leaves them as they are, when
   * auth.config.ts cannot do with them.
   */
  setEnv(changes: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** In ms; may be set at any time. */
  readonly delays: Delays;
  /** As if the process had died: connections are cut, new ones are refused. */
  kill(): Promise<void>;
  /** After {@link kill}: on the same port with the same data. */
  restart(): Promise<void>;
  /** Cuts every connection; clients may come back at once. */
  dropConnections(): void;
  /** Cuts the connections of the next so many mutations: before they run, or exactly between commit and response. */
  dropNext(phase: MutationPhase, times?: number): void;
  /** Holds every mutation in this phase until it is released. */
  hold(phase: MutationPhase): void;
  release(phase: MutationPhase): void;
  /**
   * Resolves when nothing that clients asked for is under way, and they have received what was sent to
   * them. Scheduled functions may still run. Not while a mutation is held.
   */
  settled(): Promise<void>;
  /**
   * Resolves when the scheduled functions that are due are through, and those that they schedule. What is
   * planned for later runs by the machine's clock: moving the server's does not bring it forward.
   */
  finishScheduled(): Promise<void>;
  /** The server's clock, in ms since the epoch. */
  now(): number;
  /** Moves it. Functions see it as Date; nothing else does. */
  advance(ms: number): void;
  /** Direct access to the data, in one transaction; subscriptions see what is written. */
  run<T>(handler: (ctx: TestContext) => Promise<T>): Promise<T>;
  /** All that components have stored, by their paths and tables. */
  readComponents(): ReturnType<Backend['readComponents']>;
  /** How often functions have written or scheduled something, what was rolled back included. */
  writes(): number;
  /** Runs any function, internal ones too, as `npx convex run` does; throws what it throws. */
  execute(
    type: FunctionType | 'any',
    path: string,
    args?: Record<string, Value>,
    identity?: UserIdentity,
  ): Promise<Value>;
  /** How often clients' calls and subscriptions have run the function. */
  executionsOf(path: string): number;
  /** Ends it, when what is under way is done. What is scheduled is cancelled. */
  close(): Promise<void>;
}

/** Starts a deployment of its own, empty. Takes some 20 ms. */
export async function startTestDeployment(options: TestDeploymentOptions = {}): Promise<TestDeployment> {
  const code: DeployedCode = options.code ?? (await loadProject());
  const clock = new ServerClock(options.clockStandsAt);
  const env = new DeploymentEnv({ ...authSettings, ...quietly, ...patiently, ...options.env });
  const faults = new Faults();
  const backend = new Backend({
    schema: code.schema,
    modules: code.modules,
    components: code.components ?? [],
    clock,
    env,
    withoutFunctions: options.withoutFunctions ?? [],
    redactErrors: options.redactErrors ?? false,
    transactionLimits: options.transactionLimits ?? true,
  });
  const site = new SiteServer(backend);
  const given = options.auth ?? [testIssuer];
  let providers = given;
  const setEnv: TestDeployment['setEnv'] = async (changes) => {
    const variables = { ...env.variables, ...changes };
    const configured = code.authConfig === undefined ? [] : await readAuthConfig(code.authConfig, variables);
    providers = [...given, ...configured];
    env.set(changes);
  };
  const server = new DeploymentServer({
    backend,
    faults,
    requests: new RequestLog(options.recognisesRetries ?? true),
    verify: (token) => verifyToken(token, providers, clock.now()),
    now: () => clock.now(),
  });
  backend.onCommit = (changes) => server.update(changes);
  await site.start(options.sitePort);
  try {
    await setEnv({ CONVEX_SITE_URL: site.url });
    await server.start(options.port);
  } catch (error) {
    await site.kill();
    throw error;
  }
  env.set({ CONVEX_CLOUD_URL: server.url });
  return { ...controlsOf({ clock, faults, backend, server, site }), setEnv };
}

interface Parts {
  readonly clock: ServerClock;
  readonly faults: Faults;
  readonly backend: Backend;
  readonly server: DeploymentServer;
  readonly site: SiteServer;
}

function controlsOf({ clock, faults, backend, server, site }: Parts): Omit<TestDeployment, 'setEnv'> {
  const kill = async () => {
    await server.kill();
    await site.kill();
  };
  return {
    url: server.url,
    siteUrl: site.url,
    delays: faults.delays,
    kill,
    async restart() {
      await site.start();
      await server.start();
    },
    dropConnections: () => server.dropConnections(),
    dropNext: (phase, times) => faults.dropNext(phase, times),
    hold: (phase) => faults.hold(phase),
    release: (phase) => faults.release(phase),
    settled: () => settle(backend, server),
    finishScheduled: () => backend.finishScheduled(),
    now: () => clock.now(),
    advance: (ms) => clock.advance(ms),
    run: (handler) => backend.queue.add(() => backend.run(handler)),
    readComponents: () => backend.queue.add(() => backend.readComponents()),
    writes: () => backend.writes,
    async execute(type, path, args = {}, identity) {
      const call = { path, args: convexToJson(args), identity: identity ?? null };
      const value = await backend.queue.add(() => backend.executeAny(type, call));
      await backend.queue.add(() => backend.flush());
      return value;
    },
    executionsOf: (path) => backend.executions.get(path) ?? 0,
    async close() {
      faults.release('beforeMutation');
      faults.release('beforeResponse');
      await kill();
      await backend.cancelScheduled();
      await backend.queue.add(() => Promise.resolve());
    },
  };
}

/** The library that signs people in tells of every step. */
const quietly = { AUTH_LOG_LEVEL: 'ERROR' };

/** Tests search more often than people do. */
const patiently = { SEARCHES_PER_MINUTE: '1000000' };

/** Twice in a row nothing to do, with a round trip to every client between. */
async function settle(backend: Backend, server: DeploymentServer): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    await server.exchangePings();
    const isQuiet = backend.queue.isIdle && server.isIdle;
    if (!isQuiet) await backend.queue.add(() => Promise.resolve());
    await setImmediate();
    quiet = isQuiet ? quiet + 1 : 0;
  }
}
