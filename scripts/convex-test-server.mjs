import { loadTypescript } from './load-typescript.mjs';

// Test equipment, not Convex: runs convex/ in this process until its standard input ends. Prints one
// line of JSON, { url, controlUrl }. Arguments: the port, 0 for any that is free; the deployment's environment, as JSON.

const { module, close } = await loadTypescript('test/support/convex/control.ts');
const start = /** @type {typeof import('../test/support/convex/control.ts').startControlledDeployment} */ (
  module['startControlledDeployment']
);
const [port = '0', env = '{}'] = process.argv.slice(2);
/** @type {Record<string, string>} */
const variables = JSON.parse(env);
const deployment = await start({ port: Number(port), env: variables });
console.log(JSON.stringify({ url: deployment.url, controlUrl: deployment.controlUrl }));

process.stdin.resume().on('end', () => {
  void deployment
    .close()
    .then(close)
    .then(() => process.exit(0));
});
