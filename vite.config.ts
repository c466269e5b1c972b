import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { ConfigurationError, parseDatabaseConfig, type DatabaseConfig } from './shared/database/config.ts';

/**
 * Full names, no prefixes: everything that merely begins with an entry of this list would be
 * published to the browser, and CONVEX_DEPLOY_KEY begins with CONVEX_.
 */
const publicVariables = ['DATABASE_TYPE', 'CONVEX_DEPLOYMENT_URL', 'VITE_CONVEX_URL'];

/**
 * Nothing runs but the app's own scripts, whatever an item may contain, and nothing is asked but the app's
 * own server and the deployment. Put the same header on any other server.
 */
const contentSecurityPolicy = (config: DatabaseConfig) =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...originsOf(config)].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Convex is spoken over a WebSocket, and asked over HTTP why there is none. */
function originsOf(config: DatabaseConfig): string[] {
  if (config.type === 'memory') return [];
  const { origin } = new URL(config.url);
  return [origin, origin.replace(/^http/, 'ws')];
}

/** A wrong configuration stops the start here, before a page is served: with the sentence alone, which Vite would bury in a stack trace. */
function readConfiguration(mode: string): DatabaseConfig {
  try {
    return parseDatabaseConfig(loadEnv(mode, process.cwd(), ''));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

export default defineConfig(({ mode }) => {
  const config = readConfiguration(mode);
  return {
    envPrefix: publicVariables,
    // What only another database needs is left out of a build: see create-database.ts.
    define: { __DATABASE_TYPE__: JSON.stringify(config.type) },
    plugins: [react(), tailwindcss()],
    // Source maps are fetched by developer tools only; the budget check reads from them what a script contains.
    build: { target: 'es2023', sourcemap: true },
    worker: { format: 'es' },
    preview: {
      port: 4173,
      strictPort: false,
      headers: {
        'Content-Security-Policy': contentSecurityPolicy(config),
        'X-Content-Type-Options': 'nosniff',
      },
    },
  };
});
