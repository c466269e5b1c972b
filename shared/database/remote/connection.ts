import { wrap, type Remote } from 'comlink';
import type { Actor } from '../changes.ts';
import type { DatabaseInfo } from '../database.ts';
import type { DatabaseService, Greeting, RemoteEndpoint, Welcome } from './protocol.ts';

/** A line on which the server has answered. */
export interface Connection {
  readonly endpoint: RemoteEndpoint;
  readonly service: Remote<DatabaseService>;
  readonly info: DatabaseInfo;
  readonly actor: Actor;
  /** Resolves when the server is found to be gone; stays pending while it lives, or where nobody can tell. */
  readonly lost: Promise<void>;
  /** Says goodbye and hangs up. */
  close(): void;
}

export interface Greeter extends Greeting {
  /** How long the server may take for its first answer, in ms. */
  readonly timeout: number;
  /** Rejects when the server is found to be unable to start. */
  readonly failed?: Promise<never>;
}

/** Greets the server at the other end of a line. Hangs up and rejects when it fails, or says nothing for `timeout` ms. */
export async function greetServer(
  endpoint: RemoteEndpoint,
  { timeout, failed, ...greeting }: Greeter,
): Promise<Pick<Connection, 'service'> & { readonly welcome: Welcome }> {
  const service = wrap<DatabaseService>(endpoint);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`It did not answer within ${timeout / 1000} seconds.`));
    }, timeout);
  });
  try {
    const welcome = await Promise.race([service.greet(greeting), silence, ...(failed ? [failed] : [])]);
    return { service, welcome };
  } catch (thrown) {
    endpoint.close();
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/** Leaves without waiting: the page may be gone before an answer could come. */
export function hangUp({ endpoint, service }: Pick<Connection, 'endpoint' | 'service'>): void {
  // What was posted before the line is closed still arrives.
  void service.leave();
  endpoint.close();
}
