/**
 * The headers under which the app is served: by `npm run preview`, in the rules that a build writes for static hosts, and
 * in what `npm run headers` prints for other servers. Tried in a browser by test/e2e/security.spec.ts.
 *
 * @typedef {import('../shared/database/config.ts').DatabaseConfig} DatabaseConfig
 */

/** A year, in seconds. */
const aYear = 365 * 24 * 60 * 60;

/** What the app never asks a browser for, so that nothing that gets into it can. */
const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * Nothing runs but the app's own scripts, whatever an item may contain, and nothing is asked but the app's
 * own server and the deployment.
 *
 * @param {DatabaseConfig} config
 */
const contentSecurityPolicy = (config) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...originsOf(config)].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Convex is spoken over a WebSocket, and asked over HTTP why there is none. Where people sign in at another place, that
 * is asked for its addresses and for tokens.
 *
 * @param {DatabaseConfig} config
 */
function originsOf(config) {
  if (config.type === 'memory') return [];
  const { origin } = new URL(config.url);
  const { provider } = config;
  const elsewhere = provider ? [new URL(provider.issuer).origin, ...(provider.origins ?? [])] : [];
  return [...new Set([origin, origin.replace(/^http/, 'ws'), ...elsewhere])];
}

/**
 * @param {DatabaseConfig} config of the build that is served
 * @returns {Record<string, string>} by name
 */
export const securityHeaders = (config) => ({
  'Content-Security-Policy': contentSecurityPolicy(config),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Heeded over HTTPS alone.
  'Strict-Transport-Security': `max-age=${aYear}`,
});

/** The names of built files change with their content. */
const forGood = `Cache-Control: public, max-age=${aYear}, immutable`;

/** @typedef {Record<string, string>} Headers */

/**
 * The same in the words of the servers that people use. `static` is `_headers`, which Netlify and Cloudflare Pages
 * read from the served folder.
 *
 * @satisfies {Record<string, (headers: Headers) => string>}
 */
export const headerFormats = {
  static: (headers) =>
    ['/*', ...write(headers, ([name, value]) => `  ${name}: ${value}`), '/assets/*', `  ${forGood}`].join(
      '\n',
    ),
  nginx: (headers) => write(headers, ([name, value]) => `add_header ${name} "${value}" always;`).join('\n'),
  caddy: (headers) =>
    ['header {', ...write(headers, ([name, value]) => `\t${name} "${value}"`), '}'].join('\n'),
};

/**
 * @param {Headers} headers
 * @param {(header: [name: string, value: string]) => string} line
 */
const write = (headers, line) => Object.entries(headers).map(line);

/** Paths that are no files are pages of the app: `_redirects`, as the same hosts read it. */
const redirects = '/*  /index.html  200';

/**
 * Writes the rules for static hosts into the build.
 *
 * @param {Headers} headers
 * @returns {import('vite').Plugin}
 */
export const staticHostRules = (headers) => ({
  name: 'static-host-rules',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle() {
    const files = { _headers: headerFormats.static(headers), _redirects: redirects };
    for (const [fileName, source] of Object.entries(files)) {
      this.emitFile({ type: 'asset', fileName, source: `${source}\n` });
    }
  },
});
