type Callback = () => unknown;

interface Waiting {
  run(): void;
}

/** Exclusive Web Locks as far as presence needs them: Node 20 has none. `waiting` tells how many requests wait. */
export function createLockManager() {
  const queues = new Map<string, Waiting[]>();

  function next(name: string): void {
    const queue = queues.get(name) ?? [];
    queue[0]?.run();
  }

  function leave(name: string, waiting: Waiting): void {
    const queue = queues.get(name) ?? [];
    const isFirst = queue[0] === waiting;
    queues.set(
      name,
      queue.filter((other) => other !== waiting),
    );
    if (isFirst) next(name);
  }

  function request(
    name: string,
    ...rest: [Callback] | [{ readonly signal?: AbortSignal }, Callback]
  ): Promise<void> {
    const [options, callback] = rest.length === 1 ? [{}, rest[0]] : rest;
    return new Promise((resolve, reject) => {
      let isHeld = false;
      const waiting: Waiting = {
        run() {
          isHeld = true;
          void Promise.resolve(callback()).then(() => {
            leave(name, waiting);
            resolve();
          });
        },
      };
      options.signal?.addEventListener('abort', () => {
        if (isHeld) return;
        leave(name, waiting);
        reject(new DOMException('The request was aborted.', 'AbortError'));
      });
      const queue = [...(queues.get(name) ?? []), waiting];
      queues.set(name, queue);
      if (queue.length === 1) waiting.run();
    });
  }

  return {
    request,
    waiting: () => [...queues.values()].reduce((total, queue) => total + Math.max(queue.length - 1, 0), 0),
  };
}
