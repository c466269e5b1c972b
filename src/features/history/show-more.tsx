import { Button } from '../../components/ui/button.tsx';
import { useFocusHandedOver } from './use-focus-handed-over.ts';
import type { useJournal } from './use-journal.ts';

type Older = Pick<ReturnType<typeof useJournal>, 'hasOlder' | 'older' | 'loadOlder'>;

/** Reads on, below what is there; or says why that failed. Stands in what is marked as the journal. */
export function ShowMore({ journal }: { journal: Older }) {
  const { hasOlder, older, loadOlder } = journal;
  const button = useFocusHandedOver('[data-journal]');
  if (!hasOlder) return null;
  const isLoading = older?.isLoading ?? false;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button ref={button} aria-disabled={isLoading} onClick={() => isLoading || loadOlder()}>
        {isLoading ? 'Reading…' : 'Show more'}
      </Button>
      {older?.error && (
        <p role="alert" className="min-w-0 flex-1 text-danger">
          {older.error.message}
        </p>
      )}
    </div>
  );
}
