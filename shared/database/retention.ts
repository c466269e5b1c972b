/** How long what is no longer in use is kept, ms. */
export interface Retention {
  /** Changes: what is older cannot be undone. */
  readonly changes: number;
  /** Deleted items, until they are deleted for ever. */
  readonly trash: number;
}

const day = 24 * 60 * 60 * 1000;

/** Days that may be chosen, and what holds where nothing is. */
export const retentionDays = { min: 1, max: 3650, changes: 365, trash: 30 } as const;

/** A number of days, as an environment variable has it; undefined for one out of bounds. */
export function parseRetentionDays(text: string | undefined, fallback: number): number | undefined {
  const days = text?.trim() ? Number(text) : fallback;
  const isWithin = Number.isInteger(days) && days >= retentionDays.min && days <= retentionDays.max;
  return isWithin ? days * day : undefined;
}

export const defaultRetention: Retention = {
  changes: retentionDays.changes * day,
  trash: retentionDays.trash * day,
};
