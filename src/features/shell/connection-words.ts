import type { ConnectionState } from '../../../shared/database/database.ts';

export const connectionWords = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
} satisfies Record<ConnectionState['status'], string>;
