/**
 * What a deployment's platform sets in its environment, for convex-test alone, where there is no deployment: those
 * have environments of their own (deployment-env.ts).
 */
process.env['CONVEX_SITE_URL'] = 'https://test-deployment.convex.site';
