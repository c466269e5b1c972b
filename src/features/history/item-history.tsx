import { useId, useState } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { formatNumber } from '../../lib/format.ts';
import { groupByDay, nameDay } from './days.ts';
import { HistoryEntry } from './history-entry.tsx';
import { historyHeadingAttribute } from './history-focus.ts';
import { InTrashNotice } from './in-trash-notice.tsx';
import { ShowMore } from './show-more.tsx';
import { sayRetention } from './retention-words.ts';
import { findUndoer } from './undoers.ts';
import { useFocusHandedOver } from './use-focus-handed-over.ts';
import { useJournal } from './use-journal.ts';
import { useToday } from './use-today.ts';

/** How many changes are shown at first, and how many more each time. */
const pageSize = 10;

interface ItemHistoryProps {
  itemId: string;
  /** It is not there any more: where nothing is on record, it may never have been, and nothing is said. */
  isGone?: boolean;
}

/** All that is on record of one item, the newest first, live. While it is being read, entries stay where they are. */
export function ItemHistory({ itemId, isGone = false }: ItemHistoryProps) {
  const { isReading, ...reading } = useReading();
  const journal = useJournal({ itemId, limit: pageSize }, isReading ? 'hold' : 'follow');
  const headingId = useId();
  const { waiting, changes, isLoaded } = journal;
  const [latest] = changes;
  if (isGone && (!isLoaded || !latest)) return null;
  const isInTrash = isGone && latest?.after === null && latest.kind !== 'purged';
  return (
    <section aria-labelledby={headingId} data-journal tabIndex={-1} className="item-history journal">
      <header className="flex min-h-8 items-center gap-3">
        <h3
          id={headingId}
          tabIndex={-1}
          className="font-semibold outline-none"
          {...{ [historyHeadingAttribute]: '' }}
        >
          History
        </h3>
        {waiting.length > 0 && <Waiting count={waiting.length} onShow={journal.release} />}
      </header>
      {isInTrash && <InTrashNotice change={latest} />}
      <div {...reading}>
        <Entries journal={journal} />
      </div>
    </section>
  );
}

function Waiting({ count, onShow }: { count: number; onShow: () => void }) {
  const button = useFocusHandedOver('[data-journal]');
  return (
    <Button ref={button} onClick={onShow}>
      {formatNumber(count)} new
    </Button>
  );
}

/** Whether the pointer or the focus is among the entries. */
function useReading() {
  const [hasPointer, setHasPointer] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  return {
    isReading: hasPointer || hasFocus,
    onPointerEnter: () => setHasPointer(true),
    onPointerLeave: () => setHasPointer(false),
    onFocus: () => setHasFocus(true),
    onBlur: () => setHasFocus(false),
  };
}

function Entries({ journal }: { journal: ReturnType<typeof useJournal> }) {
  const { changes, isLoaded, error, retry, keptFor } = journal;
  const today = useToday();
  const undoerOf = findUndoer(changes);
  if (error && !isLoaded) {
    return (
      <Alert
        tone="danger"
        title="The history cannot be shown."
        actions={<Button onClick={retry}>Try again</Button>}
      >
        {error.message}
      </Alert>
    );
  }
  if (!isLoaded) return <p className="appears-late text-ink-muted">Reading the history…</p>;
  return (
    <>
      {groupByDay(changes).map(({ start, entries }) => (
        <section key={start} aria-label={nameDay(start, today)}>
          <h4 className="history-day">{nameDay(start, today)}</h4>
          <ol>
            {entries.map((change) => (
              <HistoryEntry key={change.id} change={change} undo={undoerOf(change)} />
            ))}
          </ol>
        </section>
      ))}
      {!journal.hasOlder && !isFromTheBeginning(changes) && (
        <p className="mt-2 text-note text-ink-muted">{sayRetention(keptFor)}</p>
      )}
      <ShowMore journal={journal} />
    </>
  );
}

const isFromTheBeginning = (changes: readonly Change[]) => changes.at(-1)?.kind === 'created';
