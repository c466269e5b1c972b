import aggregate from '@convex-dev/aggregate/convex.config.js';
import { defineApp } from 'convex/server';

const app = defineApp();

// One for each order, so that an update touches only the orders whose key it changes.
app.use(aggregate, { name: 'itemsByName' });
app.use(aggregate, { name: 'itemsByCreatedAt' });
app.use(aggregate, { name: 'itemsByUpdatedAt' });

export default app;
