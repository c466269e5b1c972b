import type { AuthConfig } from 'convex/server';

/**
 * Whose tokens the deployment accepts: its own, which say who signed in with a password, and those of one OpenID
 * Connect provider, unless OIDC_ISSUER is "none". A deployment refuses this file while a variable that it reads
 * is not set: `npm run auth:keys` sets them all.
 */

// Run apart from the functions, when it is deployed: it imports nothing of theirs.
declare const process: {
  readonly env: Readonly<Record<'CONVEX_SITE_URL' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID', string>>;
};

const own = { domain: process.env.CONVEX_SITE_URL, applicationID: 'convex' };

const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = process.env;

export default {
  providers: issuer === 'none' ? [own] : [own, { domain: issuer, applicationID: clientId }],
} satisfies AuthConfig;
