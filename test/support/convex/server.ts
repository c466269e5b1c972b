import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerHttp } from './http-api.ts';
import { listen } from './listen.ts';
import type { Change } from './read-set.ts';
import { parseClientMessage } from './sync-messages.ts';
import { SyncSession, type SessionServices } from './sync-session.ts';

const maxMessageLength = 16 * 1024 * 1024;
/** A client that hears nothing for a minute takes the connection for dead. In ms. */
const pingInterval = 15_000;
const pongTimeout = 2_000;

/** Listens on 127.0.0.1, and can be killed and started again on its port. */
export class DeploymentServer {
  readonly #sessions = new Map<WebSocket, SyncSession>();
  readonly #requests = new Set<Promise<void>>();
  #http: Server | null = null;
  #webSockets: WebSocketServer | null = null;
  #pings: NodeJS.Timeout | undefined;
  #port = 0;

  constructor(private readonly services: SessionServices) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get isIdle(): boolean {
    return this.#requests.size === 0 && [...this.#sessions.values()].every((session) => session.isIdle);
  }

  /** On the port it had before, or at first on the one given, 0 for any that is free. */
  async start(port = this.#port): Promise<void> {
    if (this.#http !== null) return;
    const http = createServer((request, response) => {
      const answered = answerHttp(request, response, this.services).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
      this.#requests.add(answered);
      void answered.finally(() => this.#requests.delete(answered));
    });
    const webSockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageLength });
    http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      if (!/^\/api\/[^/]+\/sync$/.test(request.url ?? '')) return void socket.destroy();
      webSockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket));
    });
    this.#port = await listen(http, port);
    this.#http = http;
    this.#webSockets = webSockets;
    this.#pings = setInterval(() => this.#sessions.forEach((session) => session.ping()), pingInterval);
  }

  /** As if the process had died: whatever is under way is cut off. */
  async kill(): Promise<void> {
    const http = this.#http;
    if (http === null) return;
    this.#http = null;
    clearInterval(this.#pings);
    this.dropConnections();
    this.#webSockets?.close();
    await new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  }

  dropConnections(): void {
    for (const webSocket of this.#sessions.keys()) webSocket.terminate();
    this.#sessions.clear();
  }

  /** Brings every client up to what has been committed. */
  async update(changes: readonly Change[]): Promise<void> {
    for (const session of [...this.#sessions.values()]) await session.update(changes);
  }

  /** Resolves when every client has received what was sent, and what it had sent by then has come in. */
  async exchangePings(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map(waitForPong));
  }

  #open(webSocket: WebSocket): void {
    const session = new SyncSession(webSocket, this.services);
    this.#sessions.set(webSocket, session);
    webSocket.on('close', () => this.#sessions.delete(webSocket));
    webSocket.on('error', () => webSocket.terminate());
    webSocket.on('message', (data: Buffer) => {
      try {
        session.receive(parseClientMessage(data.toString()));
      } catch (error) {
        session.close(error);
      }
    });
  }
}

/** Frames keep their order, so the answer to a ping comes after everything that went before it. */
function waitForPong(webSocket: WebSocket): Promise<void> {
  if (webSocket.readyState !== webSocket.OPEN) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      webSocket.off('pong', done).off('close', done);
      resolve();
    };
    const timer = setTimeout(done, pongTimeout);
    webSocket.on('pong', done).on('close', done);
    webSocket.ping();
  });
}
