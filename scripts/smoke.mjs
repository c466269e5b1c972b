import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ConvexHttpClient } from 'convex/browser';
import { makeFunctionReference } from 'convex/server';

// Runs the contract and a live check against a deployment that is really there:
// SMOKE_EMAIL=… SMOKE_PASSWORD=… npm run smoke -- --url https://happy-otter-123.convex.cloud
// as an admin of it, who lets the people of the tests in for as long as they run.
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

const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password } = process.env;
if (!email || !password) {
  stop(
    'Say who lets the people of the tests in: SMOKE_EMAIL and SMOKE_PASSWORD are those of an admin of the deployment.',
  );
}

const signIn =
  /** @type {import('convex/server').FunctionReference<'action', 'public', { provider: string, params: object }, { tokens: { token: string } | null }>} */ (
    makeFunctionReference('auth:signIn')
  );
const count = /** @type {import('convex/server').FunctionReference<'query', 'public', {}, number>} */ (
  makeFunctionReference('items:count')
);
async function countItems() {
  const client = new ConvexHttpClient(url ?? '');
  const { tokens } = await client.action(signIn, {
    provider: 'password',
    params: { flow: 'signIn', email, password },
  });
  client.setAuth(tokens?.token ?? '');
  return await client.query(count, {});
}

const found = await countItems().catch((/** @type {unknown} */ error) => {
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
