import type { ConvexClient } from 'convex/browser';

/** How many writes of a person wait to be acknowledged. What opens a search is none of them, though the client counts it. */
export interface SentWrites {
  readonly pending: number;
  /** Counts a mutation until it is answered. */
  track<T>(write: Promise<T>): Promise<T>;
}

/** `onAnswer` is called when a write has been answered. */
export function createSentWrites(client: ConvexClient, onAnswer: () => void): SentWrites {
  let sent = 0;
  return {
    get pending() {
      // The client knows of an answer before whoever has asked.
      return Math.min(sent, client.connectionState().inflightMutations);
    },
    track(write) {
      sent += 1;
      return write.finally(() => {
        sent -= 1;
        onAnswer();
      });
    },
  };
}
