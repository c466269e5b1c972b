import type { WebSocket } from 'ws';
import type { Delays } from './faults.ts';
import type { ServerMessage } from './sync-messages.ts';

/** Sends messages to one client in their order, each as late as the delay says that it is to be. */
export class Outbox {
  readonly #waiting: { readonly text: string; readonly due: number }[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly socket: WebSocket,
    private readonly delays: Delays,
  ) {}

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  send(message: ServerMessage): void {
    const text = JSON.stringify(message);
    if (this.isEmpty && this.delays.eachMessage === 0) {
      this.#transmit(text);
      return;
    }
    const before = this.#waiting.at(-1)?.due ?? 0;
    this.#waiting.push({ text, due: Math.max(before, performance.now() + this.delays.eachMessage) });
    this.#timer ??= setTimeout(() => this.#sendDue(), this.delays.eachMessage);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  #sendDue(): void {
    this.#timer = null;
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const wait = first.due - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#sendDue(), wait);
        return;
      }
      this.#waiting.shift();
      this.#transmit(first.text);
    }
  }

  #transmit(text: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }
}
