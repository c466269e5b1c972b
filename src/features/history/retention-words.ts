import { countOf } from '../../lib/format.ts';

const day = 24 * 60 * 60 * 1000;

/** Why there is nothing older. */
export function sayRetention(keptFor = 0): string {
  const days = countOf(Math.round(keptFor / day), 'day');
  return `What was before is not on record: changes are kept for ${days}.`;
}
