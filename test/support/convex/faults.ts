import { setTimeout as sleep } from 'node:timers/promises';

/** Where a mutation can be held up: before it runs, or when it has run and its client does not know yet. */
export type MutationPhase = 'beforeMutation' | 'beforeResponse';

/** In ms. */
export interface Delays {
  beforeMutation: number;
  beforeResponse: number;
  /** Of each message from the server to a client, in addition; their order is kept. */
  eachMessage: number;
}

interface Gate {
  readonly released: Promise<void>;
  readonly release: () => void;
}

/** What goes wrong on purpose. */
export class Faults {
  readonly delays: Delays = { beforeMutation: 0, beforeResponse: 0, eachMessage: 0 };
  readonly #drops: Record<MutationPhase, number> = { beforeMutation: 0, beforeResponse: 0 };
  readonly #held = new Map<MutationPhase, Gate>();

  /** The connections of the next so many mutations break in this phase. */
  dropNext(phase: MutationPhase, times = 1): void {
    this.#drops[phase] += times;
  }

  /** Holds every mutation in this phase until it is released. */
  hold(phase: MutationPhase): void {
    if (this.#held.has(phase)) return;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    this.#held.set(phase, { released, release });
  }

  release(phase: MutationPhase): void {
    this.#held.get(phase)?.release();
    this.#held.delete(phase);
  }

  isQuiet(phase: MutationPhase): boolean {
    return this.delays[phase] === 0 && !this.#held.has(phase);
  }

  async wait(phase: MutationPhase): Promise<void> {
    if (this.delays[phase] > 0) await sleep(this.delays[phase]);
    await this.#held.get(phase)?.released;
  }

  takeDrop(phase: MutationPhase): boolean {
    if (this.#drops[phase] === 0) return false;
    this.#drops[phase] -= 1;
    return true;
  }
}
