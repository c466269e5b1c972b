import { useState, type ReactNode } from 'react';
import { itemLabels, type ItemStatus } from '../../../shared/items/item.ts';
import { StatusMark } from '../../components/ui/status-mark.tsx';
import { ListDiff, WordDiff } from '../../components/ui/word-diff.tsx';
import type { FieldDiff } from '../../lib/change-words.ts';

/** Field by field, what a change has made of what. */
export function FieldDiffs({ diffs }: { diffs: readonly FieldDiff[] }) {
  return (
    <dl className="field-diffs">
      {diffs.map((diff) => (
        <div key={diff.field}>
          <dt>{itemLabels[diff.field]}</dt>
          <dd>
            <Diff {...diff} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Diff({ field, before, after }: FieldDiff) {
  if (typeof before !== 'string' || typeof after !== 'string') {
    return <ListDiff before={Array.from(before)} after={Array.from(after)} />;
  }
  if (field === 'status') return <StatusDiff before={before as ItemStatus} after={after as ItemStatus} />;
  return (
    <Folded isLong={before.length + after.length > longText}>
      <WordDiff before={before} after={after} />
    </Folded>
  );
}

function StatusDiff({ before, after }: { before: ItemStatus; after: ItemStatus }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <StatusMark status={before} />
      <span aria-hidden="true" className="text-ink-faint">
        →
      </span>
      <span className="sr-only">to</span>
      <StatusMark status={after} />
    </span>
  );
}

/** Characters, before and after together, that fit on a few lines. */
const longText = 480;

/** The first lines of what is long, and all of it on demand. */
function Folded({ isLong, children }: { isLong: boolean; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isLong) return children;
  return (
    <>
      <div className={isOpen ? undefined : 'line-clamp-5'}>{children}</div>
      <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} className="link-button">
        {isOpen ? 'Show less' : 'Show all'}
      </button>
    </>
  );
}
