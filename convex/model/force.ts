import type { Actor } from '../../shared/database/changes.ts';
import type { Doc } from '../_generated/dataModel.js';

/**
 * Which changes and batches are in force, and what they are to Undo and Redo. A change is in force as
 * long as what took it back is not, down the whole chain; so is a batch. See docs/decisions/history.md.
 */

interface Marks {
  readonly role?: Doc<'changes'>['role'] | undefined;
  readonly isPassedOver?: boolean;
  readonly revertedBy?: string | undefined;
}

/** What a write is that takes something back, or nothing. */
export function roleOf(
  reverted: Pick<Doc<'changes'>, 'actor' | 'role'> | undefined,
  actor: Actor,
): NonNullable<Marks['role']> {
  if (reverted?.actor.id !== actor.id) return 'anew';
  return reverted.role === 'undo' ? 'redo' : 'undo';
}

/** `done` can be undone, `undo` done again; `spent` was written anew, too, which is where Redo ends. */
export function undoStateOf({ role, isPassedOver, revertedBy }: Marks): Doc<'changes'>['undoState'] {
  const isThere = revertedBy === undefined && !isPassedOver;
  if (role === 'anew') return isThere ? 'done' : 'spent';
  return role === 'undo' && isThere ? 'undo' : undefined;
}

interface Link<Key> {
  readonly reverts?: Key;
  readonly revertedBy?: Key;
}

/** Changes or batches, each of which may take back another. */
export interface Chain<Key, Of extends Link<Key>> {
  find(key: Key): Promise<Of | null>;
  /** The latest that takes it back and is in force. */
  findReverter(key: Key): Promise<Key | undefined>;
  mark(link: Of, revertedBy: Key | undefined): Promise<void>;
}

/** Says of each link, from this one on, what has taken it back: something has been written before it in the chain. */
export async function settleChain<Key, Of extends Link<Key>>(
  chain: Chain<Key, Of>,
  first: Key,
): Promise<void> {
  for (let key: Key | undefined = first; key !== undefined;) {
    const link: Of | null = await chain.find(key);
    const revertedBy: Key | undefined = await chain.findReverter(key);
    // Behind one that stays as it is all others do.
    if (!link || link.revertedBy === revertedBy) return;
    await chain.mark(link, revertedBy);
    key = link.reverts;
  }
}
