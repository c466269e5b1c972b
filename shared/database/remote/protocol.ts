import type { Endpoint, ProxyMarked } from 'comlink';
import type { Visitor } from '../actors.ts';
import type { Actor, ChangeQuery, ChangeRepository } from '../changes.ts';
import type {
  DatabaseError,
  DatabaseInfo,
  DatabaseResult,
  Health,
  ItemQuery,
  ItemRepository,
} from '../database.ts';
import type { Place } from '../presence.ts';
import type { TrashQuery, TrashRepository } from '../trash.ts';

/**
 * How a Database is served over one line that keeps the order of messages: a MessagePort now, a
 * WebSocket behind the same two methods later. Requests are Comlink calls. What is watched comes as
 * plain {@link WatchEvent} messages on the same line, told apart by a number that the client chose:
 * no port is made for a watch, so none can leak, and an event never overtakes the answer to a write.
 */

/** A line that can be hung up. A MessagePort is one. */
export interface RemoteEndpoint extends Endpoint {
  close(): void;
}

/** What both sides tell each other when they meet. */
interface Presence {
  /** The name of the Web Lock that the speaker holds for as long as it lives; absent where there are no locks. */
  readonly presence?: string;
}

export interface Greeting extends Presence {
  /** Whom the tab acts as. */
  readonly visitor: Visitor;
}

export interface Welcome extends Presence {
  readonly info: DatabaseInfo;
  /** Whom the server takes the client for. */
  readonly actor: Actor;
}

type Watching = 'watch' | 'watchPage' | 'watchItem' | 'watchBatch' | 'watchUndo';

/** A part of the service. Comlink wants to see that it stays where it is. */
type Part<T> = Omit<T, Watching> & ProxyMarked;

/** What the server offers. The answers are those of the database behind it. */
export interface DatabaseService extends Omit<ItemRepository, Watching> {
  readonly changes: Part<ChangeRepository>;
  readonly trash: Part<TrashRepository>;
  greet(greeting: Greeting): Promise<Welcome>;
  healthCheck(): Promise<DatabaseResult<Health>>;
  watchPage(watch: number, query: ItemQuery): void;
  watchItem(watch: number, id: string): void;
  watchChanges(watch: number, query: Omit<ChangeQuery, 'cursor'>): void;
  watchBatch(watch: number, id: string): void;
  watchUndo(watch: number): void;
  watchTrash(watch: number, query: TrashQuery): void;
  watchPresence(watch: number): void;
  /** The client is at this place until it tells another or ends the last of its places, as it ends a watch. */
  tellPresence(watch: number, place: Place): void;
  unwatch(watch: number): void;
  /** The client goes: all that it watched is dropped and the line hung up. */
  leave(): void;
}

export type WatchEvent =
  | { readonly watch: number; readonly next: unknown }
  | { readonly watch: number; readonly error: DatabaseError };

/** Tells the events of watches from Comlink's own messages, which carry an id instead. */
export function isWatchEvent(data: unknown): data is WatchEvent {
  return typeof data === 'object' && data !== null && 'watch' in data && ('next' in data || 'error' in data);
}
