import type { ChangeKind } from '../../../shared/database/changes.ts';

/** What kinds of changes are called in a filter. */
export const kindLabels = {
  created: 'Created',
  updated: 'Changed',
  deleted: 'Moved to the trash',
  restored: 'Restored',
  reverted: 'Undone or taken back',
  purged: 'Deleted for ever',
} as const satisfies Record<ChangeKind, string>;
