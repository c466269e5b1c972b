import type { Line } from '../../lib/use-watch.ts';

export const connectionWords = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  signedOut: 'Signed out',
} satisfies Record<Line['status'], string>;
