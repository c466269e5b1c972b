/** What screen readers are told: one polite region (see features/shell), spoken at most every few seconds. */

type Listener = (message: string) => void;

/** Milliseconds between two utterances. */
const pause = 3000;
/** Of what piles up during the pause, only the latest sentences are still worth hearing. */
const maxWaiting = 3;

const listeners = new Set<Listener>();
let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence in the polite live region: at once, or after the pause together with what else came up. */
export function announce(message: string): void {
  waiting = [...waiting.filter((other) => other !== message), message].slice(-maxWaiting);
  if (timer === undefined) speak();
}

function speak(): void {
  timer = undefined;
  if (waiting.length === 0) return;
  const message = waiting.join(' ');
  waiting = [];
  timer = setTimeout(speak, pause);
  for (const listener of listeners) listener(message);
}

export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
