import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { evaluateDefinition } from './evaluate-definition.mjs';

/**
 * @typedef {import('./evaluate-definition.mjs').ModuleSource} ModuleSource
 * @typedef {import('./evaluate-definition.mjs').ComponentDefinition} ComponentDefinition
 * @typedef {object} Push
 * @property {{ definition: ModuleSource | null, changedModules: ModuleSource[] }} appDefinition
 * @property {ComponentDefinition[]} componentDefinitions
 */

/** Answered with status 400, which the CLI prints and ends with. */
class Refusal extends Error {}

const nothingDefined = { childComponents: [], httpMounts: {}, exports: { type: 'branch', branch: [] } };
const environment = { serverVersion: '0', importPhaseRngSeed: null, importPhaseUnixTimestamp: null };

/**
 * As much of a deployment as `convex codegen` talks to: it is asked for the configuration that is
 * deployed, and to analyse what would be. On 127.0.0.1, and it keeps nothing.
 *
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function startStubDeployment() {
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub has no port.');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ status: number, body: object }>}
 */
async function answer(request) {
  try {
    const body = await readBody(request);
    if (request.url === '/api/get_config_hashes') {
      const config = { functions: 'convex/' };
      return { status: 200, body: { config, moduleHashes: [], nodeDependencies: [], udfServerVersion: '0' } };
    }
    if (request.url === '/api/deploy2/start_push') {
      return { status: 200, body: await analyse(/** @type {Push} */ (body)) };
    }
    return { status: 404, body: { code: 'NotFound', message: `The stub has no ${request.url ?? ''}.` } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: error instanceof Refusal ? 400 : 500, body: { code: 'InvalidModules', message } };
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<unknown>}
 */
async function readBody(request) {
  const raw = await buffer(request);
  const text = request.headers['content-encoding'] === 'br' ? brotliDecompressSync(raw) : raw;
  /** @type {unknown} */
  const body = JSON.parse(text.toString());
  return body;
}

/** @param {Push} push */
async function analyse({ appDefinition, componentDefinitions }) {
  for (const { path } of appDefinition.changedModules) requireModulePath(path);
  /**
   * @param {ModuleSource | null} definition
   * @param {string} path
   * @param {object} definitionType
   */
  const describe = async (definition, path, definitionType) => {
    const analysis =
      definition === null ? nothingDefined : await evaluateDefinition(definition, componentDefinitions);
    const described = { envVars: null, ...analysis, path, definitionType };
    return [path, { definition: described, schema: null, functions: {}, udfConfig: environment }];
  };
  const app = await describe(appDefinition.definition, '', { type: 'app' });
  const components = componentDefinitions.map(({ definition, definitionPath }) =>
    describe(definition, definitionPath, { type: 'childComponent', name: definitionPath }),
  );
  return {
    environmentVariables: {},
    externalDepsId: null,
    componentDefinitionPackages: {},
    appAuth: [],
    analysis: Object.fromEntries([app, ...(await Promise.all(components))]),
    app: {
      definitionPath: '',
      componentPath: '',
      args: {},
      childComponents: {},
      httpRoutes: { httpModuleRoutes: null, mounts: [] },
      exports: {},
    },
    schemaChange: { allocatedComponentIds: {}, schemaIds: {} },
  };
}

/**
 * A deployment's own rule, which the CLI leaves to it.
 *
 * @param {string} path
 */
function requireModulePath(path) {
  const wrong = path.split('/').find((part) => !/^[A-Za-z0-9_.]+$/.test(part));
  if (wrong === undefined) return;
  throw new Refusal(
    `${path} is not a valid path to a Convex module. Path component ${wrong} can only contain alphanumeric characters, underscores, or periods.`,
  );
}
