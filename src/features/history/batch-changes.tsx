import { Button } from '../../components/ui/button.tsx';
import { ChangeRow } from './change-row.tsx';
import { ShowMore } from './show-more.tsx';
import { findUndoer } from './undoers.ts';
import { useJournal } from './use-journal.ts';

const pageSize = 25;

/** The changes of a batch, each of which can be taken back by itself. */
export function BatchChanges({ id, listId }: { id: string; listId: string }) {
  const journal = useJournal({ batchId: id, limit: pageSize }, 'hold');
  const { changes, isLoaded, error, retry, fresh } = journal;
  const undoerOf = findUndoer(changes);
  return (
    <div id={listId} data-journal tabIndex={-1} className="batch-changes journal">
      {error && !isLoaded && (
        <p role="alert" className="flex items-center gap-3 py-2">
          {error.message}
          <Button onClick={retry}>Try again</Button>
        </p>
      )}
      <ol>
        {changes.map((change) => (
          <ChangeRow key={change.id} change={change} undo={undoerOf(change)} isFresh={fresh.has(change.id)} />
        ))}
      </ol>
      <ShowMore journal={journal} />
    </div>
  );
}
