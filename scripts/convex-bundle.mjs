import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

// What Convex adds to what a browser loads. The app is built a second time for a deployment (that is never
// asked anything), because a build contains one database only.

const folder = 'reports/convex-build';
const opener = 'shared/session/convex/open-convex-session.ts';

/** @typedef {{ file: string, imports?: string[], isEntry?: boolean }} Chunk */

/** Read by the build's configuration, as if it had been set for the whole program. */
const environment = {
  DATABASE_TYPE: 'convex',
  CONVEX_DEPLOYMENT_URL: 'https://happy-otter-123.convex.cloud',
};

/** @returns {Promise<Record<string, Chunk>>} */
async function buildForConvex() {
  Object.assign(process.env, environment);
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true, manifest: true } });
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  return manifest;
}

/**
 * The files that a chunk loads at once: itself, and what it imports.
 *
 * @param {Record<string, Chunk>} manifest
 * @param {string} name
 * @param {Set<string>} seen
 * @returns {Set<string>}
 */
function filesOf(manifest, name, seen) {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen);
  return seen;
}

/** @param {string} path of a script, in any build */
function sourcesOf(path) {
  const { sources } = /** @type {{ sources: string[] }} */ (JSON.parse(readFileSync(`${path}.map`, 'utf8')));
  return sources;
}

/**
 * Convex's own packages, and our code that uses them.
 *
 * @param {string} source
 */
const isOfConvex = (source) =>
  /node_modules\/(convex|convex-helpers|@convex-dev)\//.test(source) ||
  /^(\.\.\/)*(convex|shared\/database\/convex)\//.test(source);

/**
 * Sources of Convex in the scripts of a build.
 *
 * @param {string} assets the folder of its scripts
 */
export const findConvexSources = (assets) =>
  readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) =>
      sourcesOf(join(assets, name))
        .filter(isOfConvex)
        .map((source) => `${source} in ${name}`),
    );

/** Of the backend's folder the client contains the names of its functions, and nothing else. @param {string} source */
const isBackend = (source) =>
  /^(\.\.\/)*convex\//.test(source) && !source.endsWith('convex/_generated/api.js');

/** To be called last: the environment is changed. What the page of a Convex build loads besides, gzipped bytes; and what stands where it should not. */
export async function measureConvex() {
  const manifest = await buildForConvex();
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  if (entry === undefined || !manifest[opener]) throw new Error(`The build has no entry, or no ${opener}.`);
  const page = filesOf(manifest, entry, /** @type {Set<string>} */ (new Set()));
  const added = [...filesOf(manifest, opener, /** @type {Set<string>} */ (new Set()))].filter(
    (file) => !page.has(file),
  );
  const gzipped = added.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  const notLazy = [...page].flatMap((file) => sourcesOf(join(folder, file)).filter(isOfConvex));
  const backend = findConvexSources(join(folder, 'assets')).filter((found) =>
    isBackend(found.split(' in ')[0] ?? ''),
  );
  return { gzipped, misplaced: [...notLazy, ...backend] };
}
