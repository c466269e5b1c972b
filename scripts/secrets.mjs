import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

// No secret of whoever builds the app may reach a browser. The app is built for a deployment with secrets in the
// environment, under the names that Convex uses and under names that merely begin like the public ones; then each
// file of that build, and of the last one in dist/, is looked through for them and for all that the environment holds.

const folder = 'reports/secrets-build';
const publicVariables = {
  DATABASE_TYPE: 'convex',
  CONVEX_DEPLOYMENT_URL: 'https://happy-otter-123.convex.cloud',
};
const planted = [
  'CONVEX_DEPLOY_KEY',
  'CONVEX_SELF_HOSTED_ADMIN_KEY',
  'CONVEX_DEPLOYMENT_URL_KEY',
  'DATABASE_TYPE_PASSWORD',
  'VITE_CONVEX_URL_TOKEN',
  'VITE_TOKEN',
  'JWT_PRIVATE_KEY',
];
/** Shorter ones stand in any text by chance. */
const shortestSecret = 16;

const secrets = new Map(planted.map((name) => [name, `planted-${name.toLowerCase()}-4711`]));
Object.assign(process.env, publicVariables, Object.fromEntries(secrets));
for (const [name, value = ''] of Object.entries(process.env)) {
  if (!(name in publicVariables) && value.length >= shortestSecret) secrets.set(name, value);
}

await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });

/** @param {string} place */
const filesIn = (place) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const files = [...filesIn(folder), ...filesIn('dist')];
const found = files.flatMap((file) => {
  const content = readFileSync(file, 'latin1');
  return [...secrets].filter(([, value]) => content.includes(value)).map(([name]) => `${name} in ${file}`);
});
for (const leak of found) console.log(`A value of the environment is in the build: ${leak}`);
console.log(`${secrets.size} values looked for in ${files.length} files, ${found.length} found.`);
process.exitCode = found.length === 0 && files.length > 0 ? 0 : 1;
