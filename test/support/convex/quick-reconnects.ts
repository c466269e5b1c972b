import { afterAll, beforeAll, vi } from 'vitest';

/** In ms: what a client waits for before it comes back lies between these (one second, doubled up to 16, give or take half). */
const shortest = 500;
const longest = 24_000;
const factor = 1 / 50;

/**
 * For the tests of a file: clients come back after a fiftieth of their time, and so does whatever else
 * waits for as long by `setTimeout`. Timeouts that are meant for busy machines have to be longer.
 */
export function hastenReconnects(): void {
  const { setTimeout } = globalThis;
  const hastened = (handler: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    setTimeout(handler, ms >= shortest && ms <= longest ? ms * factor : ms, ...args);
  beforeAll(() => void vi.stubGlobal('setTimeout', hastened));
  afterAll(() => void vi.unstubAllGlobals());
}
