import { v } from 'convex/values';
import { requireViewer } from './model/access.ts';
import { query } from './model/functions.ts';

/** A sign of life. */
export const ping = query({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await requireViewer(ctx);
    return null;
  },
});
