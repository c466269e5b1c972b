import { Link } from '@tanstack/react-router';
import type { Change } from '../../../shared/database/changes.ts';
import type { Database } from '../../../shared/database/database.ts';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { diffsOf } from '../../lib/change-words.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { ChangeIcon } from './change-icon.tsx';
import { ChangeSentence, useChangeText } from './change-sentence.tsx';
import { FieldDiffs } from './field-diffs.tsx';
import { changeLinkAttribute } from './history-focus.ts';
import { UndoChange } from './undo-change.tsx';

interface HistoryEntryProps {
  change: Change;
  /** The change that took it back, if that is at hand. */
  undo: Change | undefined;
}

/** One change of the item that the history is of: who, when, what, and what can be done about it. */
export function HistoryEntry({ change, undo }: HistoryEntryProps) {
  const diffs = diffsOf(change);
  return (
    <li tabIndex={-1} className="history-entry">
      <ChangeIcon kind={change.kind} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 wrap-anywhere">
            <ChangeSentence change={change} />
          </span>
          <span className="text-note text-ink-muted">
            <RelativeTime time={change.at} />
          </span>
        </p>
        {change.batchId !== undefined && <PartOf batchId={change.batchId} />}
        {diffs.length > 0 && <FieldDiffs diffs={diffs} />}
        {change.kind !== 'purged' && (
          <div className="entry-actions">
            <ViewLink change={change} />
            <UndoChange change={change} undo={undo} />
          </div>
        )}
      </div>
    </li>
  );
}

function ViewLink({ change }: { change: Change }) {
  const textOf = useChangeText();
  return (
    <Link
      to="/items/$itemId/history/$changeId"
      params={{ itemId: change.itemId, changeId: change.id }}
      search={true}
      resetScroll={false}
      className="row-button"
      {...{ [changeLinkAttribute]: change.id }}
    >
      View <span className="sr-only">the item as it was after: {textOf(change)}</span>
    </Link>
  );
}

const getBatch = (database: Database, id: string) => database.changes().batch(id);

/** What the change was a part of. */
function PartOf({ batchId }: { batchId: string }) {
  const { value } = useAnswer(getBatch, batchId);
  return <p className="text-note wrap-anywhere text-ink-muted">{value ? `Part of “${value.title}”` : ' '}</p>;
}
