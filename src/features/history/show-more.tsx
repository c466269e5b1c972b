import { useCallback, useRef } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import type { useJournal } from './use-journal.ts';

type Older = Pick<ReturnType<typeof useJournal>, 'hasOlder' | 'older' | 'loadOlder'>;

/** Reads on, below what is there; or says why that failed. Stands in what is marked as the journal. */
export function ShowMore({ journal }: { journal: Older }) {
  const { hasOlder, older, loadOlder } = journal;
  const { button, noteEntries } = useFocusOnMore();
  if (!hasOlder) return null;
  const isLoading = older?.isLoading ?? false;
  const load = ({ currentTarget }: { currentTarget: Element }) => {
    if (isLoading) return;
    noteEntries(currentTarget);
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

/**
 * When there is no more to show, the button goes: the first of what it brought gets its focus, below all of what was there
 * before that still is. Where nothing is, the journal gets it.
 */
function useFocusOnMore() {
  const before = useRef<ReadonlySet<Element>>(new Set());
  const giveFocus = useCallback((button: Element) => {
    const entries = entriesOf(button);
    const last = entries.findLastIndex((entry) => before.current.has(entry));
    const next = last === -1 ? undefined : entries[last + 1];
    if (next) next.focus();
    else journalOf(button)?.focus({ preventScroll: true });
  }, []);
  return {
    button: useFocusAfter<HTMLButtonElement>(giveFocus),
    noteEntries: (button: Element) => {
      before.current = new Set(entriesOf(button));
    },
  };
}
