import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { parseDatabaseConfig } from './shared/database/config.ts';

/**
 * Full names, no prefixes: everything that merely begins with an entry of this list would be
 * published to the browser, and CONVEX_DEPLOY_KEY begins with CONVEX_.
 */
const publicVariables = ['DATABASE_TYPE', 'CONVEX_DEPLOYMENT_URL', 'VITE_CONVEX_URL'];

export default defineConfig(({ mode }) => {
  // A wrong configuration stops the start here, with a sentence, before a page is served.
  parseDatabaseConfig(loadEnv(mode, process.cwd(), ''));
  return {
    envPrefix: publicVariables,
    plugins: [react(), tailwindcss()],
    build: { target: 'es2023', manifest: true },
    worker: { format: 'es' },
  };
});
