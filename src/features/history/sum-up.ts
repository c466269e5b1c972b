import type { Actor, Change, ChangePage } from '../../../shared/database/changes.ts';
import { diffsOf } from '../../lib/change-words.ts';
import { formatNumber } from '../../lib/format.ts';
import { groupBy } from './group-by.ts';
import { isSomebodyElse } from './somebody-else.ts';

/**
 * What many changes come to. Counted is what they leave behind, item by item: one that was added and changed
 * since is added; added and then deleted is nothing, and so is what was changed and changed back. An item
 * counts when somebody else has touched it; what I did to it myself is part of what is left. An item that came
 * back from the trash is added: it stands in the list again. One that somebody deleted for ever is deleted, whatever
 * was before, for its other changes are not on record any more; what the clean-up of the trash took was gone long ago.
 */
export interface Sum {
  /** The latest touched first. */
  readonly items: readonly SumItem[];
  /** There are more changes than were looked at: the items are not all, and the counts not final. */
  readonly isPartial: boolean;
  /** How many changes were looked at. */
  readonly size: number;
}

export interface SumItem {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** When it was touched last, ms. */
  readonly at: number;
}

const outcomes = ['changed', 'added', 'deleted'] as const;
export type Outcome = (typeof outcomes)[number];

interface SumOptions {
  readonly me: Actor;
  readonly isPartial: boolean;
}

/** The newest change comes first. */
export function sumUp(changes: readonly Change[], { me, isPartial }: SumOptions): Sum {
  const byItem = groupBy(changes, ({ itemId }) => itemId);
  const items = [...byItem.values()].flatMap((ofItem): SumItem[] => {
    const [newest] = ofItem;
    const outcome = outcomeOf(ofItem);
    if (!newest || !outcome || !ofItem.some(({ actor }) => isSomebodyElse(actor, me))) return [];
    return [{ id: newest.itemId, name: newest.itemName, outcome, at: newest.at }];
  });
  return { items, isPartial, size: changes.length };
}

/** The same of a page of changes, which may not be all of them. */
export const sumPage = ({ changes, next }: ChangePage, me: Actor): Sum =>
  sumUp(changes, { me, isPartial: next !== undefined });

function outcomeOf(changes: readonly Change[]): Outcome | undefined {
  const newest = changes[0];
  const oldest = changes.at(-1);
  if (!newest || !oldest) return undefined;
  if (newest.kind === 'purged') return 'deleted';
  const wasThere = oldest.before !== null;
  const isThere = newest.after !== null;
  if (wasThere && isThere) return isChanged(changes) ? 'changed' : undefined;
  if (wasThere) return 'deleted';
  return isThere ? 'added' : undefined;
}

/** Whether a field holds something else after the changes than before them. */
function isChanged(changes: readonly Change[]): boolean {
  const first = Object.assign({}, ...changes.map(({ before }) => before)) as NonNullable<Change['before']>;
  const last = Object.assign({}, ...changes.toReversed().map(({ after }) => after)) as typeof first;
  return diffsOf({ before: first, after: last }).length > 0;
}

/** `12 changed, 2 added, 1 deleted`, `200+ changes`; empty when nothing is left to see. */
export function saySum({ items, isPartial, size }: Sum): string {
  if (items.length === 0) return '';
  if (isPartial) return `${formatNumber(size)}+ changes`;
  return outcomes
    .map((outcome) => ({ outcome, count: items.filter((item) => item.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${formatNumber(count)} ${outcome}`)
    .join(', ');
}
