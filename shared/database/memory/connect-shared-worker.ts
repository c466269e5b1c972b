import type { Visitor } from '../actors.ts';
import { greetServer, hangUp, type Connection, type Greeter } from '../remote/connection.ts';
import { holdPresenceLock, onPresenceEnd } from './presence-locks.ts';

/**
 * Connects to the store of all tabs, which is started by the first of them. Rejects when the browser
 * refuses or fails to start it, or when it has not answered after `timeout` ms.
 */
export async function connectSharedWorker(visitor: Visitor, timeout = 10_000): Promise<Connection> {
  // Taken first: the worker asks for the same lock as soon as it hears of it, and must not get it.
  const lock = await holdPresenceLock('estuary-tab');
  try {
    const presence = lock && { presence: lock.name };
    return await connect({ timeout, visitor, ...presence }, () => lock?.release());
  } catch (thrown) {
    lock?.release();
    throw thrown;
  }
}

async function connect(greeter: Greeter, release: () => void): Promise<Connection> {
  // Vite finds the worker by this very expression, and bundles it. The extended lifetime is in the
  // standard, but not yet in TypeScript: without it a reload of the only tab would end the store.
  const worker = new SharedWorker(new URL('./shared-worker.ts', import.meta.url), {
    type: 'module',
    name: 'Estuary items',
    extendedLifetime: true,
  } as WorkerOptions);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('Its program could not be loaded.')));
  });
  const { service, welcome } = await greetServer(worker.port, { ...greeter, failed });
  const served = new AbortController();
  const lost = new Promise<void>((resolve) => {
    worker.port.addEventListener('close', () => resolve());
    if (welcome.presence !== undefined) onPresenceEnd(welcome.presence, served.signal, resolve);
  });
  return {
    endpoint: worker.port,
    service,
    info: welcome.info,
    actor: welcome.actor,
    lost,
    close() {
      served.abort();
      hangUp({ endpoint: worker.port, service });
      release();
    },
  };
}
