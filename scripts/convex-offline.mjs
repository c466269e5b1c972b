import { createServer } from 'vite';
import { loadTypescript } from './load-typescript.mjs';

// The app in Convex mode without a network and without Convex: convex/ runs in this process, on the
// test equipment, and is gone with it. Arguments: the port of the app.

const { module } = await loadTypescript('test/support/convex/control.ts');
const start = /** @type {typeof import('../test/support/convex/control.ts').startControlledDeployment} */ (
  module['startControlledDeployment']
);
const deployment = await start();
await deployment.handle({ command: 'addSamples' });
const email = 'you@example.org';
const invitation = /** @type {{ path: string }} */ (
  await deployment.handle({ command: 'execute', type: 'action', path: 'members:invite', args: { email } })
);

// Settings of the environment go before those of .env files, so no real deployment is reached by mistake.
process.env['DATABASE_TYPE'] = 'convex';
process.env['CONVEX_DEPLOYMENT_URL'] = deployment.url;
const [port] = process.argv.slice(2);
const app = await createServer({ server: port === undefined ? {} : { port: Number(port) } });
await app.listen();

console.log(`
  This is TEST EQUIPMENT, not Convex: the functions of convex/ run in this process,
  as they were when it started, and everything that is written is lost when it ends.
  deployment  ${deployment.url}
  control     ${deployment.controlUrl}  (faults: see test/support/convex/control.ts)
  to come in  ${invitation.path}  as ${email}, an admin
`);
app.printUrls();
