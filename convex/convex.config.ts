import aggregate from '@convex-dev/aggregate/convex.config.js';
import rateLimiter from '@convex-dev/rate-limiter/convex.config.js';
import presence from '@convex-dev/presence/convex.config.js';
import { defineApp } from 'convex/server';
import { v } from 'convex/values';

const app = defineApp({
  // For how many days changes and deleted items are kept: see model/retention.ts.
  env: {
    CHANGE_RETENTION_DAYS: v.optional(v.string()),
    TRASH_RETENTION_DAYS: v.optional(v.string()),
    // By which tokens are signed, and accepted: `npm run auth:keys` sets them. auth.config.ts reads two more.
    JWT_PRIVATE_KEY: v.optional(v.string()),
    JWKS: v.optional(v.string()),
    // "true" lets whoever has not signed in read: see model/access.ts.
    ANONYMOUS_VIEWERS: v.optional(v.string()),
    // How many searches a member may open in a minute, and at once: see model/limits.ts.
    SEARCHES_PER_MINUTE: v.optional(v.string()),
  },
});

// One for each order, so that an update touches only the orders whose key it changes.
app.use(aggregate, { name: 'itemsByName' });
app.use(aggregate, { name: 'itemsByCreatedAt' });
app.use(aggregate, { name: 'itemsByUpdatedAt' });
// Those in the trash.
app.use(aggregate, { name: 'itemsByDeletedAt' });
// How often somebody has done what must not be done often: see model/limits.ts.
app.use(rateLimiter);
// Who is here.
app.use(presence);

export default app;
