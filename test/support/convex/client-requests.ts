import type { UserIdentity } from 'convex/server';
import type { Backend, FunctionCall, Outcome } from './backend.ts';
import type { Faults } from './faults.ts';
import type { CompletedMutation, RequestLog } from './request-log.ts';
import { encodeTimestamp, type MessageOf, type ServerMessage } from './sync-messages.ts';

/** The connection that the requests come by. */
export interface RequestConnection {
  readonly sessionId: string;
  readonly identity: UserIdentity | null;
  isOpen(): boolean;
  send(message: ServerMessage): void;
  terminate(): void;
  /** Brings the client up to date; with a transition even if there is nothing new when one is owed. Belongs into the queue. */
  transition(isOwed: boolean): Promise<void>;
}

export interface RequestServices {
  readonly backend: Backend;
  readonly faults: Faults;
  readonly requests: RequestLog;
}

/** Runs the mutations and actions of one client. */
export class ClientRequests {
  /** Mutations of one client run in their order, one at a time. */
  #mutations: Promise<void> = Promise.resolve();
  #unanswered = 0;

  constructor(
    private readonly connection: RequestConnection,
    private readonly services: RequestServices,
  ) {}

  get isIdle(): boolean {
    return this.#unanswered === 0;
  }

  queueMutation({ requestId, udfPath, args }: MessageOf<'Mutation'>): void {
    const call = this.#createCall(udfPath, args);
    this.#unanswered += 1;
    this.#mutations = this.#mutations
      .then(() => this.#runMutation(requestId, call))
      .finally(() => (this.#unanswered -= 1));
  }

  /** At once: actions wait for nothing, and nothing for them. */
  async runAction({ requestId, udfPath, args }: MessageOf<'Action'>): Promise<void> {
    if (!this.connection.isOpen()) return;
    this.#unanswered += 1;
    const outcome = await this.services.backend.execute('action', this.#createCall(udfPath, args));
    const response = { type: 'ActionResponse', requestId, logLines: [] } as const;
    this.connection.send(
      outcome.ok
        ? { ...response, success: true, result: outcome.value }
        : { ...response, ...failureOf(outcome) },
    );
    this.#unanswered -= 1;
  }

  #createCall(path: string, args: MessageOf<'Mutation'>['args']): FunctionCall {
    return { path, args: args[0] ?? {}, identity: this.connection.identity };
  }

  async #runMutation(requestId: number, call: FunctionCall): Promise<void> {
    const { backend, faults } = this.services;
    await faults.wait('beforeMutation');
    if (!this.connection.isOpen()) return;
    if (faults.takeDrop('beforeMutation')) {
      this.connection.terminate();
      return;
    }
    const late = await backend.queue.add(() => this.#commit(requestId, call));
    if (late === null) return;
    await faults.wait('beforeResponse');
    this.#answer(requestId, late);
    await backend.queue.add(() => this.connection.transition(late.outcome.ok));
  }

  /** Runs the mutation and answers; when the answer is to be late, hands it back instead. */
  async #commit(requestId: number, call: FunctionCall): Promise<CompletedMutation | null> {
    const { backend, faults, requests } = this.services;
    const completed =
      requests.find(this.connection.sessionId, requestId) ?? (await this.#execute(requestId, call));
    const isDropped = faults.takeDrop('beforeResponse');
    const isLate = !faults.isQuiet('beforeResponse');
    if (isDropped) this.connection.terminate();
    // Before the transition: the client resolves its promise with a transition that comes after the answer.
    else if (!isLate) this.#answer(requestId, completed);
    await backend.flush();
    if (isDropped) return null;
    if (isLate) return completed;
    await this.connection.transition(completed.outcome.ok);
    return null;
  }

  async #execute(requestId: number, call: FunctionCall): Promise<CompletedMutation> {
    const { backend, requests } = this.services;
    const outcome = await backend.execute('mutation', call);
    const completed = { outcome, timestamp: outcome.ok ? backend.nextTimestamp() : backend.timestamp };
    requests.add(this.connection.sessionId, requestId, completed);
    return completed;
  }

  #answer(requestId: number, { outcome, timestamp }: CompletedMutation): void {
    const response = { type: 'MutationResponse', requestId, logLines: [] } as const;
    const ts = encodeTimestamp(timestamp);
    this.connection.send(
      outcome.ok
        ? { ...response, success: true, result: outcome.value, ts }
        : { ...response, ...failureOf(outcome) },
    );
  }
}

function failureOf({ error }: Outcome & { ok: false }) {
  // JSON leaves out what is undefined.
  return { success: false, result: error.message, errorData: error.data } as const;
}
