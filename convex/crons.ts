import { cronJobs } from 'convex/server';
import { internal } from './_generated/api.js';

const crons = cronJobs();

// When most people sleep, in Europe and America at least.
crons.daily(
  'let go what is older than it is kept for',
  { hourUTC: 4, minuteUTC: 30 },
  internal.background.prune,
);
crons.daily('clear spaces that were left behind', { hourUTC: 4, minuteUTC: 45 }, internal.spaces.sweep);
crons.daily(
  'forget sign-ins that are over and invitations that nobody accepted',
  { hourUTC: 4, minuteUTC: 50 },
  internal.background.forgetSignIns,
  {},
);
crons.hourly('forget tabs that went without a word', { minuteUTC: 7 }, internal.presence.sweep);

export default crons;
