import type { AuthConfig } from 'convex/server';
import { bundleFile } from './bundler.ts';
import { discoverKeys } from './oidc-discovery.ts';
import type { TokenProvider } from './tokens.ts';

/** Runs a bundled auth.config.ts. */
type Evaluate = (process: { readonly env: object }) => { readonly default: AuthConfig };

const bundled = new Map<string, Promise<Evaluate>>();

/**
 * Whose tokens an auth.config.ts accepts in an environment. As a deployment does, it refuses the file when it
 * reads a variable that is not set, whatever it would have made of that.
 */
export async function readAuthConfig(
  file: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<TokenProvider[]> {
  const evaluate = bundled.get(file) ?? bundle(file);
  bundled.set(file, evaluate);
  const missing = new Set<string>();
  const env = new Proxy(variables, {
    get(_, name) {
      const value = variables[String(name)];
      if (value === undefined) missing.add(String(name));
      return value;
    },
  });
  const { providers } = (await evaluate)({ env }).default;
  const [name] = missing;
  if (name !== undefined)
    throw new Error(`Environment variable ${name} is used in auth config file but its value was not set.`);
  return providers.map(toTokenProvider);
}

function toTokenProvider(provider: AuthConfig['providers'][number]): TokenProvider {
  if (!('domain' in provider)) throw new Error('The test equipment knows providers of OpenID Connect only.');
  const issuer = /^https?:/.test(provider.domain) ? provider.domain : `https://${provider.domain}`;
  return { issuer, applicationId: provider.applicationID, key: () => discoverKeys(issuer) };
}

async function bundle(file: string): Promise<Evaluate> {
  const script = await bundleFile(file, { format: 'iife', globalName: 'config', platform: 'browser' });
  // The environment is handed over, because each deployment of this process has one of its own.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is the project's own file
  return new Function('process', `${script}; return config;`) as Evaluate;
}
