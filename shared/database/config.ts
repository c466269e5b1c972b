import { parseRetentionDays, retentionDays, type Retention } from './retention.ts';

/** The environment, parsed once. Every mistake is named together with what is allowed. */

const databaseTypes = ['memory', 'convex'] as const;

export type DatabaseConfig =
  | { readonly type: 'memory'; readonly retention: Retention }
  | {
      readonly type: 'convex';
      readonly url: string;
      /** Absent where passwords are the only way in. */
      readonly provider?: SignInProvider;
    };

/** Another place to sign in at, by OpenID Connect. */
export interface SignInProvider {
  /** As its tokens name it, to the letter. */
  readonly issuer: string;
  readonly clientId: string;
  /** What people call it. */
  readonly label: string;
  /** Where it answers besides the issuer's own origin, as its token endpoint may; absent where it does not. */
  readonly origins?: readonly string[];
}

/** What a build for one database answers that is to open another. */
export const builtForAnother = (type: DatabaseConfig['type']): ConfigurationError =>
  new ConfigurationError(
    `This app was built for another database than "${type}": build it again with DATABASE_TYPE=${type}.`,
  );

export type Environment = Readonly<Record<string, string | undefined>>;

/** Says which variable is wrong, what was found and what is allowed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads DATABASE_TYPE (default memory); for memory, how long changes and deleted items are kept; for Convex, where
 * the deployment says that, CONVEX_DEPLOYMENT_URL or else VITE_CONVEX_URL, which the Convex CLI writes, and where else
 * people may sign in: OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_LABEL and OIDC_ORIGINS. Throws
 * {@link ConfigurationError}: a program that does not know its database must not start, and never falls back to memory.
 */
export function parseDatabaseConfig(environment: Environment): DatabaseConfig {
  const type = environment['DATABASE_TYPE']?.trim() || 'memory';
  if (type === 'memory') return { type, retention: parseRetention(environment) };
  if (type === 'convex') {
    const provider = parseProvider(environment);
    return { type, url: parseDeploymentUrl(environment), ...(provider && { provider }) };
  }
  throw new ConfigurationError(
    `DATABASE_TYPE is "${type}". Allowed are: ${databaseTypes.join(', ')}. Leave it out for memory.`,
  );
}

const parseRetention = (environment: Environment): Retention => ({
  changes: parseDays(environment, 'CHANGE_RETENTION_DAYS', retentionDays.changes),
  trash: parseDays(environment, 'TRASH_RETENTION_DAYS', retentionDays.trash),
});

function parseDays(environment: Environment, name: string, fallback: number): number {
  const found = environment[name]?.trim();
  const days = parseRetentionDays(found, fallback);
  if (days !== undefined) return days;
  throw new ConfigurationError(
    `${name} is "${found}". Expected is a whole number of days from ${retentionDays.min} to ${retentionDays.max}. ` +
      `Leave it out for ${fallback}.`,
  );
}

function parseDeploymentUrl(environment: Environment): string {
  const name = environment['CONVEX_DEPLOYMENT_URL']?.trim() ? 'CONVEX_DEPLOYMENT_URL' : 'VITE_CONVEX_URL';
  const found = environment[name]?.trim();
  if (!found) {
    throw new ConfigurationError(
      'DATABASE_TYPE is "convex", and CONVEX_DEPLOYMENT_URL is missing. Set it to the URL of the deployment, ' +
        'such as https://happy-otter-123.convex.cloud, or run "npx convex dev", which writes VITE_CONVEX_URL.',
    );
  }
  if (!isHttpUrl(found)) {
    throw new ConfigurationError(
      `${name} is "${found}", which is not a URL. Expected is the address of a deployment, ` +
        'such as https://happy-otter-123.convex.cloud.',
    );
  }
  const url = found.replace(/\/+$/, '');
  if (new URL(url).hostname.endsWith('.convex.site')) {
    throw new ConfigurationError(
      `${name} is "${found}", which serves the HTTP actions of a deployment. Expected is the address that ends with .convex.cloud.`,
    );
  }
  return url;
}

/** The deployment's own setting for no provider is understood here, too. */
const noProvider = 'none';

function parseProvider(environment: Environment): SignInProvider | undefined {
  const [issuer, clientId, label] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_LABEL'].map((name) =>
    environment[name]?.trim(),
  );
  if (!issuer || issuer === noProvider) return undefined;
  if (!isHttpUrl(issuer)) {
    throw new ConfigurationError(
      `OIDC_ISSUER is "${issuer}", which is not a URL. Expected is the address of an OpenID Connect provider, ` +
        'such as https://accounts.google.com, as its tokens have it.',
    );
  }
  if (!clientId) {
    throw new ConfigurationError(
      'OIDC_ISSUER is set, and OIDC_CLIENT_ID is missing. Set it to what the provider calls this application.',
    );
  }
  const origins = parseOrigins(environment['OIDC_ORIGINS']);
  return {
    issuer,
    clientId,
    label: label || new URL(issuer).hostname,
    ...(origins.length > 0 && { origins }),
  };
}

/** Scheme, host and port: what may stand in a header, hence no more than that, and no pattern. */
const originPattern = /^https?:\/\/([a-z\d.-]+|\[[a-f\d:.]+\])(:\d+)?\/?$/i;

const parseOrigins = (found = ''): readonly string[] =>
  found
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((text) => {
      if (originPattern.test(text) && URL.canParse(text)) return new URL(text).origin;
      throw new ConfigurationError(
        `OIDC_ORIGINS has "${text}", which is not an origin. Expected are scheme and host of where the provider's tokens ` +
          'come from, such as https://tokens.example.org, with commas between several.',
      );
    });

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
