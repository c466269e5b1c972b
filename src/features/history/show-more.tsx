import { useCallback, useRef } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import type { useJournal } from './use-journal.ts';

type Older = Pick<ReturnType<typeof useJournal>, 'hasOlder' | 'older' | 'loadOlder'>;

/** Reads on, below what is there; or says why that failed. Stands in what is marked as the journal. */
export function ShowMore({ journal }: { journal: Older }) {
  const { hasOlder, older, loadOlder } = journal;
  const { button, noteLast } = useFocusOnMore();
  if (!hasOlder) return null;
  const isLoading = older?.isLoading ?? false;
  const load = ({ currentTarget }: { currentTarget: Element }) => {
    if (isLoading) return;
    noteLast(currentTarget);
    loadOlder();
  };
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button ref={button} aria-disabled={isLoading} onClick={load}>
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

const journalOf = (button: Element) => button.closest<HTMLElement>('[data-journal]');
const entriesOf = (button: Element) => [...(journalOf(button)?.querySelectorAll('li') ?? [])];

/** When there is no more to show, the button goes: the first of what it brought gets its focus, else the journal. */
function useFocusOnMore() {
  const last = useRef<Element>(undefined);
  const giveFocus = useCallback((button: Element) => {
    const entries = entriesOf(button);
    const next = entries[entries.findIndex((entry) => entry === last.current) + 1];
    if (last.current && next) next.focus();
    else journalOf(button)?.focus({ preventScroll: true });
  }, []);
  return {
    button: useFocusAfter<HTMLButtonElement>(giveFocus),
    noteLast: (button: Element) => {
      last.current = entriesOf(button).at(-1);
    },
  };
}
