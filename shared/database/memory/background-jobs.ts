/** Does a part of the work, as much as fits into a turn; answers whether there is more. */
export type JobStep = () => boolean;

/**
 * Work that takes too long for one turn, in steps with room between them for everybody else. What is done for the
 * same subject is done one after the other; different subjects take turns.
 */
export class BackgroundJobs {
  readonly #queues = new Map<unknown, JobStep[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #whenIdle: (() => void)[] = [];

  /** Takes the first step at once, unless something else is under way for the same subject. */
  start(subject: unknown, step: JobStep): void {
    const queue = this.#queues.get(subject);
    if (queue) queue.push(step);
    else if (step()) this.#queues.set(subject, [step]);
    this.#schedule();
  }

  /** Resolves when nothing is under way. */
  finish(): Promise<void> {
    if (this.#queues.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Leaves everything where it is. */
  close(): void {
    clearTimeout(this.#timer);
    this.#queues.clear();
    this.#endIfIdle();
  }

  #schedule(): void {
    if (this.#timer === undefined && this.#queues.size > 0) this.#timer = setTimeout(this.#turn, 0);
  }

  readonly #turn = (): void => {
    this.#timer = undefined;
    const [first] = this.#queues;
    if (first) this.#step(...first);
    this.#schedule();
    this.#endIfIdle();
  };

  #step(subject: unknown, queue: JobStep[]): void {
    // To the end of the round.
    this.#queues.delete(subject);
    if (queue[0]?.() !== true) queue.shift();
    if (queue.length > 0) this.#queues.set(subject, queue);
  }

  #endIfIdle(): void {
    if (this.#queues.size > 0) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
