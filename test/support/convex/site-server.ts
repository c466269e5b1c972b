import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Backend } from './backend.ts';
import { listen } from './listen.ts';

/** Answers with the HTTP actions of a deployment, at an address of their own on 127.0.0.1. Whoever asks is nobody. */
export class SiteServer {
  #http: Server | null = null;
  #port = 0;

  constructor(private readonly backend: Backend) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** On the port it had before, or at first on the one given, 0 for any that is free. */
  async start(port = this.#port): Promise<void> {
    if (this.#http !== null) return;
    const http = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#port = await listen(http, port);
    this.#http = http;
  }

  async kill(): Promise<void> {
    const http = this.#http;
    if (http === null) return;
    this.#http = null;
    await new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const { method = 'GET', url = '/' } = request;
    const body = parts.length === 0 ? {} : { body: Buffer.concat(parts) };
    const answer = await this.backend.fetch(url, { method, ...body });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}
