import { ConvexHttpClient, type ConvexClient } from 'convex/browser';
import type { FunctionArgs, FunctionReference, FunctionReturnType } from 'convex/server';
import { heartbeatEvery, isSamePlace, type Place } from '../presence.ts';
import { functions } from './functions.ts';

/** What a deployment calls the room, and this tab in it. */
export interface Entered {
  readonly room: string;
  readonly tab: string;
}

/**
 * Keeps this tab in the room for as long as anybody here watches it or stands in it. Beside the client's own
 * connection, over HTTP: a heartbeat is no write that waits for a connection, that a person is asked about when
 * they leave, or that is told as pending. What fails is tried again with the next one.
 */
export class PresenceRoom {
  readonly #http: ConvexHttpClient;
  readonly #tab = crypto.randomUUID();
  #place: Place | undefined;
  /** What the deployment knows of it. */
  #told: Place | undefined;
  #entered: Entered | undefined;
  #isWatched = false;
  #isClosed = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: ConvexClient,
    url: string,
    private readonly onEntered: (entered: Entered) => void,
  ) {
    // A page may go while the last of them is on its way.
    const outliving: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: true });
    this.#http = new ConvexHttpClient(url, { logger: false, fetch: outliving });
  }

  /** Where this tab is from now on. */
  stand(place: Place): void {
    if (this.#isClosed) return;
    this.#place = place;
    this.#keep();
    this.#enqueue(() => this.#tell());
  }

  /** Stands nowhere. */
  leave(): void {
    if (!this.#place && !this.#told) return;
    this.#place = this.#told = this.#entered = undefined;
    this.#keep();
    // Not behind what is under way: the page may be going.
    void this.#call(functions.presence.leave, { tab: this.#tab });
    if (this.#isWatched) this.#enqueue(() => this.#enter());
  }

  set isWatched(isWatched: boolean) {
    this.#isWatched = isWatched && !this.#isClosed;
    this.#keep();
    if (this.#isWatched) this.#enqueue(() => this.#enter());
  }

  close(): void {
    this.leave();
    this.#isClosed = true;
    this.isWatched = false;
  }

  /** Heartbeats, for as long as there is a reason for them. */
  #keep(): void {
    const isWanted = this.#isWatched || this.#place !== undefined;
    if (isWanted === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = isWanted ? setInterval(() => this.#beat(), heartbeatEvery) : undefined;
  }

  #beat(): void {
    this.#entered = undefined;
    this.#enqueue(() => this.#tell());
  }

  #enqueue(step: () => Promise<void>): void {
    this.#work = this.#work.then(step);
  }

  async #enter(): Promise<void> {
    if (this.#entered || this.#isClosed) return;
    const entered = await this.#call(functions.presence.enter, { tab: this.#tab });
    this.#entered = entered;
    // Whoever slept, or is in another session by now, was forgotten there, with what they had told.
    if (!entered || entered.isNew) this.#told = undefined;
    if (entered) this.onEntered(entered);
  }

  async #tell(): Promise<void> {
    await this.#enter();
    const place = this.#place;
    if (!this.#entered || !place || (this.#told && isSamePlace(this.#told, place))) return;
    const answer = await this.#call(functions.presence.tell, { tab: this.#tab, ...place });
    if (answer !== undefined) this.#told = place;
  }

  /** Undefined when it has failed, for whatever reason. */
  async #call<M extends FunctionReference<'mutation'>>(
    mutation: M,
    args: FunctionArgs<M>,
  ): Promise<FunctionReturnType<M> | undefined> {
    const token = this.client.getAuth()?.token;
    // Only members are told who is here.
    if (token === undefined) return undefined;
    this.#http.setAuth(token);
    try {
      return await this.#http.mutation(mutation, args, { skipQueue: true });
    } catch {
      return undefined;
    }
  }
}
