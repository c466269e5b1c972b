/** A frame at 60 Hz is 16 ms: work for half of one, then let the browser paint and listen. */
const sliceMilliseconds = 8;

/**
 * For long work on the main thread. The returned function answers at once while the slice lasts, and
 * afterwards waits for the browser's next task. It throws the signal's reason when it was aborted.
 */
export function createPacer(signal: AbortSignal): () => Promise<void> {
  let start = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - start < sliceMilliseconds) return;
    await nextTask();
    signal.throwIfAborted();
    start = performance.now();
  };
}

/** Waits for the browser's next task. Unlike a timer, a message is not held back in a tab in the background. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Waits for so long, ms, or until the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, signal.aborted ? 0 : ms);
    signal.addEventListener('abort', end);
  });
}
