import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ConvexHttpClient } from 'convex/browser';
import { makeFunctionReference } from 'convex/server';

// Runs the contract and a live check against a deployment that is really there:
// npm run smoke -- --url https://happy-otter-123.convex.cloud
// It writes and deletes, so it refuses a deployment that holds items.

const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(2);
}

const { url } = values;
if (url === undefined || !URL.canParse(url)) {
  stop('Say which deployment: npm run smoke -- --url https://happy-otter-123.convex.cloud');
}

const count = /** @type {import('convex/server').FunctionReference<'query', 'public', {}, number>} */ (
  makeFunctionReference('items:count')
);
const found = await new ConvexHttpClient(url).query(count, {}).catch((/** @type {unknown} */ error) => {
  stop(`${url} does not answer as it should: ${error instanceof Error ? error.message : String(error)}`);
});
if (found > 0) {
  stop(
    `${url} holds ${found} items, and the check would delete them. Give it an empty deployment, such as a preview ` +
      '(npx convex deploy --preview-create smoke) or a new one for development.',
  );
}

// What else is given goes to Vitest, such as -t and a part of a test's name.
const args = ['vitest', 'run', '--config', 'vitest.smoke.config.ts', ...positionals];
const vitest = spawn('npx', args, { env: { ...process.env, SMOKE_URL: url }, stdio: 'inherit' });
vitest.on('close', (code) => process.exit(code ?? 1));
