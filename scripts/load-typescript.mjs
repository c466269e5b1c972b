import { createServer } from 'vite';

/**
 * Loads a TypeScript module of this project, which Node 20 cannot do by itself. What it loads later
 * goes through the same server, so close that last.
 *
 * @param {string} path from the root of the project
 * @returns {Promise<{ module: Record<string, unknown>, close: () => Promise<void> }>}
 */
export async function loadTypescript(path) {
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return { module: await server.ssrLoadModule(`/${path}`), close: () => server.close() };
}
