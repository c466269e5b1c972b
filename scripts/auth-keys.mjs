import { spawn } from 'node:child_process';
import { createSettings } from './auth-keys/create-settings.mjs';
import { toEnvFile } from './auth-keys/env-file.mjs';

// The keys that a Convex deployment signs people in with. Prints them as the lines of an .env file, or with --set
// gives them to the deployment: further arguments (--prod) are those of `npx convex env set`. That refuses to
// replace what is set already. With --force it does, of the keys only: everybody has to sign in anew then.

const args = process.argv.slice(2);
const { JWT_PRIVATE_KEY, JWKS, ...provider } = createSettings();
const keys = { JWT_PRIVATE_KEY, JWKS };
const file = toEnvFile(args.includes('--force') ? keys : { ...keys, ...provider });

if (args.includes('--set')) {
  const options = args.filter((argument) => argument !== '--set');
  const child = spawn('npx', ['convex', 'env', 'set', ...options], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.on('error', (error) => {
    console.error(`npx could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('close', (code) => (process.exitCode = code ?? 1));
  // Not as arguments, which others on the machine can read.
  child.stdin.end(file);
} else {
  process.stdout.write(file);
}
