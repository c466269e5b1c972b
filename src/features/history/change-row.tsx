import { memo } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { diffsOf, type FieldDiff } from '../../lib/change-words.ts';
import { ChangeIcon } from './change-icon.tsx';
import { ChangeSentence } from './change-sentence.tsx';
import { Diff, FieldDiffs } from './field-diffs.tsx';
import { ItemLink } from './item-link.tsx';
import { UndoChange } from './undo-change.tsx';

interface ChangeRowProps {
  change: Change;
  /** The change that took it back, if that is at hand. */
  undo: Change | undefined;
  /** It came in under the reader. */
  isFresh: boolean;
}

/** One change of any item. A change that stays the same is the same object (see journal.ts), and its row is not rendered again. */
export const ChangeRow = memo(function ChangeRow({ change, undo, isFresh }: ChangeRowProps) {
  const diffs = diffsOf(change);
  return (
    <li tabIndex={-1} className="activity-row">
      {isFresh && <span className="change-mark" />}
      <ChangeIcon kind={change.kind} />
      <p className="activity-what">
        <ChangeSentence change={change} item={<ItemLink change={change} />} />
      </p>
      {diffs.length > 0 && (
        <div className="activity-diffs">
          <Diffs diffs={diffs} />
        </div>
      )}
      <p className="activity-time">
        <RelativeTime time={change.at} />
      </p>
      <div className="activity-action">
        <UndoChange change={change} undo={undo} />
      </div>
    </li>
  );
});

/** One field is named by the sentence already. */
function Diffs({ diffs }: { diffs: readonly FieldDiff[] }) {
  const [only, ...others] = diffs;
  return only && others.length === 0 ? <Diff {...only} /> : <FieldDiffs diffs={diffs} />;
}
