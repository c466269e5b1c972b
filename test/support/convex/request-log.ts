import type { Outcome } from './backend.ts';

export interface CompletedMutation {
  readonly outcome: Outcome;
  /** When it was committed. */
  readonly timestamp: bigint;
}

/**
 * A client that lost its connection sends its mutations again, not knowing which of them have run. By
 * session and request they are recognised, and answered without running again. As on a deployment,
 * those that failed have left nothing, and may run again.
 */
export class RequestLog {
  readonly #completed = new Map<string, CompletedMutation>();

  constructor(private readonly isOn: boolean) {}

  find(sessionId: string, requestId: number): CompletedMutation | undefined {
    return this.#completed.get(`${sessionId}:${requestId}`);
  }

  add(sessionId: string, requestId: number, mutation: CompletedMutation): void {
    if (this.isOn && mutation.outcome.ok) this.#completed.set(`${sessionId}:${requestId}`, mutation);
  }
}
