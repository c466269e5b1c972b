import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ConvexHttpClient } from 'convex/browser';
import { makeFunctionReference } from 'convex/server';

// Runs the contract and a live check against a deployment that is really there:
// SMOKE_EMAIL=… SMOKE_PASSWORD=… npm run smoke -- --url https://happy-otter-123.convex.cloud
// as an admin of it, who makes spaces for the people of the tests and clears them: see docs/decisions/spaces.md.
// What the deployment holds stays as it is.

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
const list = /** @type {import('convex/server').FunctionReference<'query', 'public', {}, unknown>} */ (
  makeFunctionReference('spaces:list')
);

// Whoever may not make spaces learns it here, and not from each test.
async function comeIn() {
  const client = new ConvexHttpClient(url ?? '');
  const { tokens } = await client.action(signIn, {
    provider: 'password',
    params: { flow: 'signIn', email, password },
  });
  client.setAuth(tokens?.token ?? '');
  await client.query(list, {});
}
await comeIn().catch((/** @type {unknown} */ error) => {
  stop(`${url} does not answer as it should: ${error instanceof Error ? error.message : String(error)}`);
});

// What else is given goes to Vitest, such as -t and a part of a test's name.
const args = ['vitest', 'run', '--config', 'vitest.smoke.config.ts', ...positionals];
const vitest = spawn('npx', args, { env: { ...process.env, SMOKE_URL: url }, stdio: 'inherit' });
vitest.on('close', (code) => process.exit(code ?? 1));
