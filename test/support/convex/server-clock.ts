import { AsyncLocalStorage } from 'node:async_hooks';

/** The clock by which the functions of one deployment tell the time, in ms since the epoch. */
export class ServerClock {
  #offset = 0;

  /** With a moment (ms since the epoch) the clock stands there until it is moved, else it goes as the machine's does. */
  constructor(readonly standsAt?: number) {}

  now(): number {
    // Whole, as Date is: what is moved by may be a fraction.
    return Math.trunc((this.standsAt ?? realNow()) + this.#offset);
  }

  /** Moves the clock, backwards with a negative number of ms. */
  advance(ms: number): void {
    this.#offset += ms;
  }

  /** Runs what is given on this clock: `Date` tells its time in there, and nowhere else. */
  run<T>(task: () => T): T {
    installDate();
    return activeClock.run(this, task);
  }
}

const activeClock = new AsyncLocalStorage<ServerClock>();
const realNow = () => activeClock.exit(() => Date.now());

let isInstalled = false;

/**
 * Functions call the global Date, so that is what has to be replaced; outside of an execution the
 * replacement does what Date does. Whoever replaces Date afterwards (fake timers) is on his own.
 */
function installDate(): void {
  if (isInstalled) return;
  isInstalled = true;
  const MachineDate = globalThis.Date;
  const now = () => activeClock.getStore()?.now() ?? MachineDate.now();
  globalThis.Date = new Proxy(MachineDate, {
    get: (date, key) => (key === 'now' ? now : (Reflect.get(date, key) as unknown)),
    construct: (date, args: unknown[], target) =>
      Reflect.construct(date, args.length === 0 ? [now()] : args, target) as Date,
    apply: (date) => new date(now()).toString(),
  });
}
