/**
 * Whether somebody in another tab or worker is still alive. A message port does not say that its
 * other end is gone (only Chromium has begun to tell), and a page that crashes sends no goodbye. A
 * Web Lock is given up in every case, by the browser itself: who wants to know asks for the same lock.
 */

/** A lock that is held until it is released or its holder is gone. */
export interface PresenceLock {
  readonly name: string;
  release(): void;
}

/** Absent on insecure origins, such as a machine's address in the local network without HTTPS. */
const findLocks = (): LockManager | undefined =>
  typeof navigator === 'undefined' ? undefined : (navigator as { readonly locks?: LockManager }).locks;

/** Takes a lock under a name that nobody else has; undefined where there are none to be had. */
export async function holdPresenceLock(prefix: string): Promise<PresenceLock | undefined> {
  const locks = findLocks();
  if (!locks) return undefined;
  const name = `${prefix}-${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const hold = () =>
      new Promise<void>((release) => {
        resolve({ name, release });
      });
    // Refused in a document of an opaque origin, such as a sandboxed frame.
    locks.request(name, hold).catch(() => resolve(undefined));
  });
}

/** Calls back once the lock of that name is free; not at all after `signal` was aborted. */
export function onPresenceEnd(name: string, signal: AbortSignal, callback: () => void): void {
  findLocks()
    ?.request(name, { signal }, callback)
    // Aborted, which was wanted, or refused, which leaves the other ways to notice.
    .catch(() => undefined);
}
