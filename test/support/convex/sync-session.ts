import type { UserIdentity } from 'convex/server';
import type { WebSocket } from 'ws';
import { ClientRequests, type RequestConnection, type RequestServices } from './client-requests.ts';
import { Outbox } from './outbox.ts';
import type { Change } from './read-set.ts';
import { Subscriptions } from './subscriptions.ts';
import {
  decodeTimestamp,
  encodeVersion,
  type ClientMessage,
  type MessageOf,
  type ServerMessage,
  type StateVersion,
} from './sync-messages.ts';
import { TokenError, type VerifiedToken } from './tokens.ts';

export interface SessionServices extends RequestServices {
  /** Throws {@link TokenError}. */
  verify(token: string): Promise<VerifiedToken>;
  /** The time of the server's clock, in ms. */
  now(): number;
}

/** One connection of one client: the server half of the sync protocol. */
export class SyncSession implements RequestConnection {
  sessionId = '';
  readonly #subscriptions = new Subscriptions();
  readonly #requests: ClientRequests;
  readonly #outbox: Outbox;
  /** Where the client is, and where its messages want to have it. */
  #version: StateVersion = { querySet: 0, identity: 0, ts: 0n };
  #target = { querySet: 0, identity: 0 };
  #user: VerifiedToken | null = null;
  #clockSkew = 0;
  #isRefused = false;
  /** Messages are taken one after another: what follows a token is of the one who has it. */
  #received: Promise<void> = Promise.resolve();
  #untaken = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly services: SessionServices,
  ) {
    this.#outbox = new Outbox(socket, services.faults.delays);
    this.#requests = new ClientRequests(this, services);
    socket.on('close', () => this.#outbox.close());
  }

  get identity(): UserIdentity | null {
    return this.#user?.identity ?? null;
  }

  get isIdle(): boolean {
    return this.#untaken === 0 && this.#requests.isIdle && this.#outbox.isEmpty;
  }

  /** Closes the connection for a message that a deployment would close it for. */
  receive(message: ClientMessage): void {
    this.#untaken += 1;
    this.#received = this.#received
      .then(() => this.#take(message))
      .catch((error: unknown) => this.close(error))
      .finally(() => (this.#untaken -= 1));
  }

  close(error: unknown): void {
    this.socket.close(1008, String(error).slice(0, 120));
  }

  async #take(message: ClientMessage): Promise<void> {
    if (this.#isRefused) return;
    switch (message.type) {
      case 'Connect':
        this.#connect(message);
        return;
      case 'Authenticate':
        await this.#authenticate(message);
        return;
      case 'ModifyQuerySet':
        this.#modifyQuerySet(message);
        return;
      case 'Mutation':
        this.#requests.queueMutation(message);
        return;
      case 'Action':
        void this.#requests.runAction(message);
        return;
      case 'Event':
        return;
    }
  }

  ping(): void {
    this.send({ type: 'Ping' });
  }

  send(message: ServerMessage): void {
    this.#outbox.send(message);
  }

  terminate(): void {
    this.socket.terminate();
  }

  /** Brings the client up to what has been committed. Belongs into the backend's queue. */
  async update(changes: readonly Change[]): Promise<void> {
    this.#subscriptions.invalidate(changes);
    await this.transition(false);
  }

  async transition(isOwed: boolean): Promise<void> {
    if (!this.isOpen()) return;
    // Messages that come in while the queries run are for the next transition.
    const target = { ...this.#target };
    const modifications = await this.#subscriptions.refresh(this.services.backend, this.identity);
    const isNews = target.querySet !== this.#version.querySet || target.identity !== this.#version.identity;
    if (modifications.length === 0 && !isNews && !isOwed) return;
    const end = { ...target, ts: this.services.backend.timestamp };
    this.send({
      type: 'Transition',
      startVersion: encodeVersion(this.#version),
      endVersion: encodeVersion(end),
      modifications,
      clientClockSkew: this.#clockSkew,
      serverTs: Date.now() * 1_000_000,
    });
    this.#version = end;
  }

  /** Also refuses a client whose token has run out meanwhile. */
  isOpen(): boolean {
    if (this.#isRefused || this.socket.readyState !== this.socket.OPEN) return false;
    if (this.#user === null || this.#user.expiresAt > this.services.now()) return true;
    this.#refuse('The token has expired.', this.#target.identity - 1, false);
    return false;
  }

  #connect({ sessionId, clientTs, maxObservedTimestamp }: MessageOf<'Connect'>): void {
    this.sessionId = sessionId;
    this.#clockSkew = clientTs - Date.now();
    // A client never goes back to a moment before one that it has seen.
    if (maxObservedTimestamp === undefined) return;
    const seen = decodeTimestamp(maxObservedTimestamp);
    if (seen > this.services.backend.timestamp) this.services.backend.nextTimestamp(seen);
  }

  async #authenticate({ tokenType, value = '', baseVersion }: MessageOf<'Authenticate'>): Promise<void> {
    if (baseVersion !== this.#target.identity) throw new Error('The base version of the identity is wrong.');
    try {
      if (tokenType === 'Admin') throw new TokenError('Admin keys are not accepted.');
      this.#user = tokenType === 'None' ? null : await this.services.verify(value);
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      this.#refuse(`Could not verify token: ${error.message}`, baseVersion, true);
      return;
    }
    this.#target.identity += 1;
    this.#subscriptions.invalidateAll();
    this.#planTransition();
  }

  /** An AuthError is the last message of a connection; the client comes back with another token, or none. */
  #refuse(error: string, baseVersion: number, authUpdateAttempted: boolean): void {
    this.#isRefused = true;
    this.send({ type: 'AuthError', error, baseVersion, authUpdateAttempted });
    this.socket.close(1008, 'AuthError');
  }

  #modifyQuerySet({ baseVersion, newVersion, modifications }: MessageOf<'ModifyQuerySet'>): void {
    if (baseVersion !== this.#target.querySet) throw new Error('The base version of the query set is wrong.');
    this.#target.querySet = newVersion;
    this.#subscriptions.modify(modifications);
    this.#planTransition();
  }

  #planTransition(): void {
    void this.services.backend.queue.add(() => this.transition(false));
  }
}
