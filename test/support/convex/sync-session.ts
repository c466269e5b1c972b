import type { WebSocket } from 'ws';
import type { Backend, Outcome } from './backend.ts';
import type { Faults } from './faults.ts';
import { Outbox } from './outbox.ts';
import type { Change } from './read-set.ts';
import type { CompletedMutation, RequestLog } from './request-log.ts';
import { Subscriptions } from './subscriptions.ts';
import {
  decodeTimestamp,
  encodeTimestamp,
  encodeVersion,
  type ClientMessage,
  type MessageOf,
  type StateVersion,
} from './sync-messages.ts';
import { TokenError, type VerifiedToken } from './tokens.ts';

export interface SessionServices {
  readonly backend: Backend;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Throws {@link TokenError}. */
  verify(token: string): VerifiedToken;
  /** The time of the server's clock, in ms. */
  now(): number;
}

/** One connection of one client: the server half of the sync protocol. */
export class SyncSession {
  readonly #subscriptions = new Subscriptions();
  readonly #outbox: Outbox;
  /** Where the client is, and where its messages want to have it. */
  #version: StateVersion = { querySet: 0, identity: 0, ts: 0n };
  #target = { querySet: 0, identity: 0 };
  #owesTransition = false;
  #user: VerifiedToken | null = null;
  #sessionId = '';
  #clockSkew = 0;
  #isRefused = false;
  /** Mutations of one client run in their order, one at a time. */
  #mutations: Promise<void> = Promise.resolve();
  #unanswered = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly services: SessionServices,
  ) {
    this.#outbox = new Outbox(socket, services.faults.delays);
    socket.on('close', () => this.#outbox.close());
  }

  get isIdle(): boolean {
    return this.#unanswered === 0 && this.#outbox.isEmpty;
  }

  /** Throws for a message that a deployment would close the connection for. */
  receive(message: ClientMessage): void {
    if (this.#isRefused) return;
    switch (message.type) {
      case 'Connect':
        return this.#connect(message);
      case 'Authenticate':
        return this.#authenticate(message);
      case 'ModifyQuerySet':
        return this.#modifyQuerySet(message);
      case 'Mutation':
        return this.#queueMutation(message);
      case 'Action':
        this.#unanswered += 1;
        void this.#runAction(message).finally(() => (this.#unanswered -= 1));
        return;
      case 'Event':
        return;
    }
  }

  ping(): void {
    this.#outbox.send({ type: 'Ping' });
  }

  /** Brings the client up to what has been committed. Belongs into the backend's queue. */
  async update(changes: readonly Change[]): Promise<void> {
    this.#subscriptions.invalidate(changes);
    await this.#transition();
  }

  #connect({ sessionId, clientTs, maxObservedTimestamp }: MessageOf<'Connect'>): void {
    this.#sessionId = sessionId;
    this.#clockSkew = clientTs - Date.now();
    // A client never goes back to a moment before one that it has seen.
    if (maxObservedTimestamp === undefined) return;
    const seen = decodeTimestamp(maxObservedTimestamp);
    if (seen > this.services.backend.timestamp) this.services.backend.nextTimestamp(seen);
  }

  #authenticate({ tokenType, value = '', baseVersion }: MessageOf<'Authenticate'>): void {
    if (baseVersion !== this.#target.identity) throw new Error('The base version of the identity is wrong.');
    try {
      if (tokenType === 'Admin') throw new TokenError('Admin keys are not accepted.');
      this.#user = tokenType === 'None' ? null : this.services.verify(value);
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      return this.#refuse(`Could not verify token: ${error.message}`, baseVersion, true);
    }
    this.#target.identity += 1;
    this.#subscriptions.invalidateAll();
    this.#planTransition();
  }

  /** An AuthError is the last message of a connection; the client comes back with another token, or none. */
  #refuse(error: string, baseVersion: number, authUpdateAttempted: boolean): void {
    this.#isRefused = true;
    this.#outbox.send({ type: 'AuthError', error, baseVersion, authUpdateAttempted });
    this.socket.close(1008, 'AuthError');
  }

  #modifyQuerySet({ baseVersion, newVersion, modifications }: MessageOf<'ModifyQuerySet'>): void {
    if (baseVersion !== this.#target.querySet) throw new Error('The base version of the query set is wrong.');
    this.#target.querySet = newVersion;
    this.#subscriptions.modify(modifications);
    this.#planTransition();
  }

  #planTransition(): void {
    void this.services.backend.queue.add(() => this.#transition());
  }

  async #transition(): Promise<void> {
    if (!this.#isOpen()) return;
    const { backend } = this.services;
    // Messages that come in while the queries run are for the next transition.
    const target = { ...this.#target };
    const isOwed = this.#owesTransition;
    this.#owesTransition = false;
    const modifications = await this.#subscriptions.refresh(backend, this.#user?.identity ?? null);
    const isNews = target.querySet !== this.#version.querySet || target.identity !== this.#version.identity;
    if (modifications.length === 0 && !isNews && !isOwed) return;
    const end = { ...target, ts: backend.timestamp };
    this.#outbox.send({
      type: 'Transition',
      startVersion: encodeVersion(this.#version),
      endVersion: encodeVersion(end),
      modifications,
      clientClockSkew: this.#clockSkew,
      serverTs: Date.now() * 1_000_000,
    });
    this.#version = end;
  }

  #queueMutation(message: MessageOf<'Mutation'>): void {
    this.#unanswered += 1;
    this.#mutations = this.#mutations
      .then(() => this.#runMutation(message))
      .finally(() => (this.#unanswered -= 1));
  }

  async #runMutation(message: MessageOf<'Mutation'>): Promise<void> {
    const { backend, faults } = this.services;
    await faults.wait('beforeMutation');
    if (!this.#isOpen()) return;
    if (faults.takeDrop('beforeMutation')) return this.socket.terminate();
    const answer = (completed: CompletedMutation) => this.#answerMutation(message.requestId, completed);
    const completed = await backend.queue.add(async () => {
      const known = this.services.requests.find(this.#sessionId, message.requestId);
      const done = known ?? (await this.#executeMutation(message));
      if (faults.takeDrop('beforeResponse')) this.socket.terminate();
      // The answer goes before the transition: the client resolves its promise with a transition that comes after it.
      else if (faults.isQuiet('beforeResponse')) answer(done);
      else return done;
      await backend.flush();
      await this.#transition();
      return null;
    });
    if (completed === null) return;
    await backend.queue.add(() => backend.flush());
    await faults.wait('beforeResponse');
    answer(completed);
    await backend.queue.add(() => this.#transition());
  }

  async #executeMutation({
    requestId,
    udfPath: path,
    args,
  }: MessageOf<'Mutation'>): Promise<CompletedMutation> {
    const { backend, requests } = this.services;
    const call = { path, args: args[0] ?? {}, identity: this.#user?.identity ?? null };
    const outcome = await backend.execute('mutation', call);
    const completed = { outcome, timestamp: outcome.ok ? backend.nextTimestamp() : backend.timestamp };
    requests.add(this.#sessionId, requestId, completed);
    return completed;
  }

  #answerMutation(requestId: number, { outcome, timestamp }: CompletedMutation): void {
    if (!outcome.ok) return this.#answerFailure('MutationResponse', requestId, outcome);
    const ts = encodeTimestamp(timestamp);
    this.#outbox.send({
      type: 'MutationResponse',
      requestId,
      logLines: [],
      success: true,
      result: outcome.value,
      ts,
    });
    this.#owesTransition = true;
  }

  async #runAction({ requestId, udfPath: path, args }: MessageOf<'Action'>): Promise<void> {
    const call = { path, args: args[0] ?? {}, identity: this.#user?.identity ?? null };
    const outcome = await this.services.backend.execute('action', call);
    if (!outcome.ok) return this.#answerFailure('ActionResponse', requestId, outcome);
    this.#outbox.send({
      type: 'ActionResponse',
      requestId,
      logLines: [],
      success: true,
      result: outcome.value,
    });
  }

  #answerFailure(
    type: 'MutationResponse' | 'ActionResponse',
    requestId: number,
    { error }: Outcome & { ok: false },
  ): void {
    const errorData = error.data === undefined ? {} : { errorData: error.data };
    this.#outbox.send({ type, requestId, logLines: [], success: false, result: error.message, ...errorData });
  }

  /** Also refuses a client whose token has run out meanwhile. */
  #isOpen(): boolean {
    if (this.#isRefused || this.socket.readyState !== this.socket.OPEN) return false;
    if (this.#user === null || this.#user.expiresAt > this.services.now()) return true;
    this.#refuse('The token has expired.', this.#target.identity - 1, false);
    return false;
  }
}
