import type { Actor, Change } from '../../shared/database/changes.ts';

export const me: Actor = { id: 'browser:mine', name: 'Guest MINE' };
export const other: Actor = { id: 'browser:other', name: 'Guest OTHE' };

let count = 0;

/** A change as the record would have it: of one item, by somebody else, each made a second after the one before. */
export function makeChange(fields: Partial<Change> = {}): Change {
  count += 1;
  return {
    id: `change-${count}`,
    itemId: 'item-1',
    itemName: 'Widget',
    version: 1,
    at: count * 1000,
    actor: other,
    kind: 'updated',
    before: { status: 'draft' },
    after: { status: 'active' },
    ...fields,
  };
}
