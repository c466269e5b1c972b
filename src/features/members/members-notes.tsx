import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { focusMembersHeading } from './use-row-focus.ts';

/** `isFound`: of those that were asked for. */
export function MoreMembers({ shown, isFound }: { shown: number; isFound: boolean }) {
  return (
    <p className="border-b border-line bg-sunken px-4 py-1.5 text-note text-ink-muted">
      The first {formatNumber(shown)} {isFound && 'of these '}members are shown, in the order of their
      addresses. To find somebody else, type above{' '}
      {isFound ? 'more of their address' : 'how their address begins'}.
    </p>
  );
}

export function NobodyFound({ startsWith, onClear }: { startsWith: string; onClear: () => void }) {
  const button = useFocusAfter(focusMembersHeading);
  return (
    <Notice title="Nobody found" text={`No member’s address begins with “${startsWith}”.`}>
      <Button ref={button} onClick={onClear}>
        Show all members
      </Button>
    </Notice>
  );
}
