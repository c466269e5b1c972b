import { AsyncLocalStorage } from 'node:async_hooks';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment variables of one deployment: its functions find them in `process.env`, and nobody else does. */
export class DeploymentEnv {
  #variables: Variables;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** Only those that are set. */
  get variables(): Variables {
    return this.#variables;
  }

  /** Undefined takes a variable away. */
  set(changes: Variables): void {
    this.#variables = { ...this.#variables, ...changes };
  }

  /** Runs what is given in this environment. */
  run<T>(task: () => T): T {
    return activeEnv.run(this, task);
  }
}

const activeEnv = new AsyncLocalStorage<DeploymentEnv>();
const machineEnv = process.env;

// At once, because functions keep `process.env` from when they are loaded: load them after this module.
process.env = new Proxy(machineEnv, {
  get(target, name) {
    const active = activeEnv.getStore();
    if (active === undefined || typeof name === 'symbol') return Reflect.get(target, name) as unknown;
    return active.variables[name];
  },
});
