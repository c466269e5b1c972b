import { lazy, Suspense, useReducer, useState } from 'react';
import type { Member, Members } from '../../../shared/session/session.ts';
import { ErrorScreen } from '../../components/ui/error-screen.tsx';
import { TableSkeleton } from '../../components/ui/table-skeleton.tsx';
import { usePerson } from '../../lib/session-context.tsx';
import { InviteForm } from './invite-form.tsx';
import { ChangeRefused } from './change-refused.tsx';
import { MembersTable } from './members-table.tsx';
import { MembersToolbar } from './members-toolbar.tsx';
import { MoreMembers, NobodyFound } from './members-notes.tsx';
import { useMemberChanges } from './use-member-changes.ts';
import { useMemberSearch } from './use-member-search.ts';
import { useMembers } from './use-members.ts';

const RemoveDialog = lazy(() =>
  import('./remove-dialog.tsx').then((module) => ({ default: module.RemoveDialog })),
);

export function MembersList({ members }: { members: Members }) {
  const { startsWith, find } = useMemberSearch();
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const { list, isSearching, error } = useMembers(members, startsWith, attempt);
  const changes = useMemberChanges(members);
  const [leaving, setLeaving] = useState<Member>();
  const me = usePerson()?.actor.id;

  if (error) return <ErrorScreen error={error} subject="members" onRetry={retry} />;
  const isNobody = !isSearching && startsWith !== '' && list?.members.length === 0;
  return (
    <div className="list-page">
      <MembersToolbar list={list} startsWith={startsWith} isSearching={isSearching} onFind={find} />
      <InviteForm members={members} />
      <ChangeRefused refused={changes.refused} onDismiss={changes.dismiss} />
      {list?.hasMore && <MoreMembers shown={list.members.length} isFound={startsWith !== ''} />}
      {isNobody ? (
        <NobodyFound startsWith={startsWith} onClear={() => find('')} />
      ) : list ? (
        <MembersTable
          list={list}
          me={me}
          pending={changes.pending}
          onChangeRole={changes.changeRole}
          onRemove={setLeaving}
        />
      ) : (
        <TableSkeleton label="Loading the members…" rows={3} />
      )}
      {leaving && (
        <Suspense>
          <RemoveDialog
            member={leaving}
            onConfirm={() => {
              setLeaving(undefined);
              changes.remove(leaving);
            }}
            onCancel={() => setLeaving(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
