import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { securityHeaders, staticHostRules } from './scripts/security-headers.mjs';
import { ConfigurationError, parseDatabaseConfig, type DatabaseConfig } from './shared/database/config.ts';

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
  const headers = securityHeaders(config);
  return {
    // Of the environment the browser gets what was read from it, and nothing by its name: every variable that merely
    // begins like a public one would be published with it.
    envPrefix: 'NOTHING_IS_PUBLIC_BY_ITS_NAME_',
    // What only another database needs is left out of a build: see create-database.ts.
    define: {
      __DATABASE_TYPE__: JSON.stringify(config.type),
      __DATABASE_CONFIG__: JSON.stringify(config),
    },
    plugins: [react(), tailwindcss(), staticHostRules(headers)],
    // Source maps are fetched by developer tools only; the budget check reads from them what a script contains.
    build: {
      target: 'es2023',
      sourcemap: true,
      // What is loaded later says itself what it needs: lists of that would be two kilobytes of the first script.
      modulePreload: { resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []) },
    },
    worker: { format: 'es' },
    preview: { port: 4173, strictPort: false, headers },
  };
});
