/**
 * What a deployment's platform sets in its environment. Test deployments share the process, and so the environment: all
 * of them have the same address for their HTTP actions.
 */
export const siteUrl = 'https://test-deployment.convex.site';

process.env['CONVEX_SITE_URL'] = siteUrl;
