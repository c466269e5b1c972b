import { existsSync } from 'node:fs';
import { preview } from 'vite';

/**
 * Serves the built app as `npm run preview` does, on a port that is free.
 *
 * @param {(request: import('node:http').IncomingMessage) => void} [onRequest] told of everything that is asked for
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startPreviewServer(onRequest) {
  if (!existsSync('dist/index.html'))
    throw new Error('There is no built app yet: run "npm run build" first.');
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  if (onRequest) server.httpServer.on('request', onRequest);
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
