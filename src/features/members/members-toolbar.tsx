import { accountLimits } from '../../../shared/session/account-rules.ts';
import type { MemberList } from '../../../shared/session/session.ts';
import { SearchBox } from '../../components/ui/search-box.tsx';
import { formatNumber } from '../../lib/format.ts';
import { membersHeadingId } from './use-row-focus.ts';

interface MembersToolbarProps {
  list: MemberList | undefined;
  startsWith: string;
  isSearching: boolean;
  onFind: (startsWith: string) => void;
}

export function MembersToolbar({ list, startsWith, isSearching, onFind }: MembersToolbarProps) {
  return (
    <div className="toolbar">
      <h1
        id={membersHeadingId}
        tabIndex={-1}
        className="mr-2 flex items-baseline gap-2 text-lead font-semibold"
      >
        Members
        {list && (
          <span className="text-body font-normal text-ink-faint">
            {formatNumber(list.members.length)}
            {list.hasMore && '+'}
          </span>
        )}
      </h1>
      <div className="toolbar-filters">
        <SearchBox
          label="Find members by address"
          placeholder="Address begins with"
          maxLength={accountLimits.email}
          query={startsWith}
          isSearching={isSearching}
          onQuery={onFind}
        />
      </div>
    </div>
  );
}
