import { useId, useState } from 'react';
import type { Batch, Change } from '../../../shared/database/changes.ts';
import { ChevronDownIcon, icon } from '../../components/ui/icons.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { nameActor } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { countOf } from '../../lib/format.ts';
import { itemLinkAttribute } from '../../lib/item-focus.ts';
import { useWatchBatch } from '../../lib/use-changes.ts';
import { BatchChanges } from './batch-changes.tsx';
import { RowButton } from './row-button.tsx';
import { UndoBatch } from './undo-batch.tsx';

const StackIcon = icon(
  'StackIcon',
  <path d="m8 2.500 5.500 2.750L8 8 2.500 5.250 8 2.500ZM2.500 8 8 10.750 13.500 8m-11 2.750L8 13.500l5.500-2.750" />,
);

interface BatchRowProps {
  id: string;
  /** Those that are at hand, the newest first. */
  changes: readonly [Change, ...Change[]];
  /** It came in under the reader. */
  isFresh: boolean;
}

/** Many changes that are one to people: an import, a bulk edit. */
export function BatchRow({ id, changes, isFresh }: BatchRowProps) {
  const { value: batch } = useWatchBatch(id);
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const [newest] = changes;
  return (
    <li tabIndex={-1} className="activity-row is-batch">
      {isFresh && <span className="change-mark" />}
      <span className="change-icon">
        <StackIcon />
      </span>
      <div className="activity-what">
        <BatchSentence batch={batch} newest={newest} count={changes.length} />
      </div>
      <div className="activity-diffs">
        <RowButton
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setIsOpen(!isOpen)}
          {...{ [itemLinkAttribute]: id }}
        >
          <ChevronDownIcon className={isOpen ? 'rotate-180' : undefined} />
          {isOpen ? 'Hide items' : 'Show items'} <span className="sr-only">of {batch?.title}</span>
        </RowButton>
      </div>
      <p className="activity-time">
        <RelativeTime time={newest.at} />
      </p>
      <div className="activity-action">{batch && <UndoBatch batch={batch} newest={newest} />}</div>
      {isOpen && <BatchChanges id={id} listId={listId} />}
    </li>
  );
}

interface BatchSentenceProps {
  batch: Batch | undefined;
  newest: Change;
  /** How many are at hand, as long as it is not known how many there are. */
  count: number;
}

function BatchSentence({ batch, newest, count }: BatchSentenceProps) {
  const me = useDatabase().actor;
  return (
    <p>
      <span className="font-medium">{nameActor(newest.actor, me)}</span>
      {batch && ` · ${batch.title}`}
      <span className="text-ink-muted"> · {countOf(batch?.size ?? count, 'item')}</span>
    </p>
  );
}
