import { useEffect, useState } from 'react';
import { useDatabase } from '../../../lib/database-context.tsx';
import type { Draft } from './draft.ts';
import { findHeldDrafts } from './draft-holds.ts';
import { listDrafts, onDraftsChange } from './draft-store.ts';

/**
 * The drafts of whoever is here that wait for the form of this item, or of a new one, the latest first; undefined until that is known.
 * One that is being written, here or in another tab, does not wait.
 */
export function useKeptDrafts(itemId: string | undefined): readonly Draft[] | undefined {
  const me = useDatabase().actor.id;
  const [drafts, setDrafts] = useState<readonly Draft[]>();
  useEffect(() => {
    let isThere = true;
    const look = async () => {
      const held = await findHeldDrafts();
      if (!isThere) return;
      const found = listDrafts(itemId).filter(({ id, by = me }) => by === me && !held.has(id));
      setDrafts((before) => (before && isSame(before, found) ? before : found));
    };
    void look();
    const stop = onDraftsChange(() => void look());
    return () => {
      isThere = false;
      stop();
    };
  }, [itemId, me]);
  return drafts;
}

const isSame = (before: readonly Draft[], now: readonly Draft[]) =>
  before.length === now.length &&
  before.every(({ id, typedAt }, index) => id === now[index]?.id && typedAt === now[index].typedAt);
