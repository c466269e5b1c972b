import aggregate from '@convex-dev/aggregate/convex.config.js';
import { defineApp } from 'convex/server';
import { v } from 'convex/values';

const app = defineApp({
  // For how many days changes and deleted items are kept: see model/retention.ts.
  env: {
    CHANGE_RETENTION_DAYS: v.optional(v.string()),
    TRASH_RETENTION_DAYS: v.optional(v.string()),
    // "true" lets whoever has not signed in read: see model/access.ts.
    ANONYMOUS_VIEWERS: v.optional(v.string()),
  },
});

// One for each order, so that an update touches only the orders whose key it changes.
app.use(aggregate, { name: 'itemsByName' });
app.use(aggregate, { name: 'itemsByCreatedAt' });
app.use(aggregate, { name: 'itemsByUpdatedAt' });
// Those in the trash.
app.use(aggregate, { name: 'itemsByDeletedAt' });

export default app;
