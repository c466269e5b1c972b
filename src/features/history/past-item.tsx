import type { Change } from '../../../shared/database/changes.ts';
import { icon } from '../../components/ui/icons.tsx';
import { formatAbsolute, RelativeTime } from '../../components/ui/relative-time.tsx';
import { ChangeSentence } from './change-sentence.tsx';

const ClockIcon = icon('ClockIcon', <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.500V8l2.200 1.800" />);

/** Says that this is the past, and which moment of it. */
export function PastMark({ change }: { change: Change }) {
  return (
    <div className="past-mark">
      <ClockIcon />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-medium">As it was on {formatAbsolute(change.at)}. Read only.</p>
        <p className="text-ink-muted">
          {/* What a deletion left is not there: the version is the one that it took away. */}
          {change.after === null ? 'Just before: ' : 'Just after: '}
          <ChangeSentence change={change} />, <RelativeTime time={change.at} />
        </p>
      </div>
    </div>
  );
}
