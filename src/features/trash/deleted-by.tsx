import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { nameActor } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import type { TrashRow } from './trash-rows.ts';

/** When it was deleted, and by whom. */
export function DeletedBy({ row: { deletedAt, deletedBy } }: { row: TrashRow }) {
  const me = useDatabase().actor;
  return (
    <>
      <RelativeTime time={deletedAt} /> by {deletedBy.id === me.id ? 'you' : nameActor(deletedBy, me)}
    </>
  );
}
