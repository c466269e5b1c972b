import { setTimeout as wait } from 'node:timers/promises';

export async function collectGarbage(): Promise<void> {
  if (!globalThis.gc) throw new Error('Start it with --expose-gc.');
  // What is freed late (weak references, buffers) is gone only some turns and collections later.
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await wait(20);
  }
}

/** The bytes that the process holds after collecting garbage, outside of what V8 calls its heap too. */
export async function bytesInUse(): Promise<number> {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
