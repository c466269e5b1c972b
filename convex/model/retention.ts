import {
  defaultRetention,
  parseRetentionDays,
  retentionDays,
  type Retention,
} from '../../shared/database/retention.ts';
import { env } from '../_generated/server.js';

/** How long changes and deleted items are kept: the deployment's environment says it, in days. */

const settings = {
  changes: 'CHANGE_RETENTION_DAYS',
  trash: 'TRASH_RETENTION_DAYS',
} as const satisfies Record<keyof Retention, keyof typeof env>;

const parse = (kept: keyof Retention) => parseRetentionDays(env[settings[kept]], retentionDays[kept]);

/** How long something is kept, ms. A setting that is none reads as the default. */
export const keptFor = (kept: keyof Retention): number => parse(kept) ?? defaultRetention[kept];

/**
 * What is older than this time, ms since 1970, is pruned. Of a setting that is none the log tells, and
 * nothing is pruned until it is put right: what was meant to be kept would be gone.
 */
export function pruningLimit(kept: keyof Retention): number {
  const time = parse(kept);
  if (time !== undefined) return Date.now() - time;
  const { min, max } = retentionDays;
  console.error(
    `${settings[kept]} is "${env[settings[kept]]}", but must be a whole number of days from ${min} to ${max}. ` +
      'Nothing is pruned until it is: npx convex env set.',
  );
  return 0;
}
