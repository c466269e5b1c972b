import { v } from 'convex/values';
import { query } from './_generated/server.js';
import { requireViewer } from './model/access.ts';

/** A sign of life. */
export const ping = query({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await requireViewer(ctx);
    return null;
  },
});
