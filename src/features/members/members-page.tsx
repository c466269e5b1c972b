import { lazy, Suspense, useReducer, useState } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import type { Role } from '../../../shared/session/roles.ts';
import type { Member, Members } from '../../../shared/session/session.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { ErrorScreen } from '../../components/ui/error-screen.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { TableSkeleton } from '../../components/ui/table-skeleton.tsx';
import { formatNumber } from '../../lib/format.ts';
import { useMayEdit, usePerson } from '../../lib/session-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { InviteForm } from './invite-form.tsx';
import { MembersTable } from './members-table.tsx';
import { useMembers } from './use-members.ts';

const RemoveDialog = lazy(() =>
  import('./remove-dialog.tsx').then((module) => ({ default: module.RemoveDialog })),
);

/** Who may come in, and as what; for admins. */
export function MembersPage({ members }: { members: Members }) {
  useDocumentTitle('Members');
  return useMayEdit() ? <MembersList members={members} /> : <NotForYou />;
}

function NotForYou() {
  return (
    <Notice
      isPage
      title="Members are for admins"
      text="Only admins may see and change who is a member. Ask one of them if you need to."
    />
  );
}

function MembersList({ members }: { members: Members }) {
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const { value: rows, error } = useMembers(members, attempt);
  const [refusal, setRefusal] = useState<DatabaseError>();
  const [leaving, setLeaving] = useState<Member>();
  const me = usePerson()?.actor.id;

  const changeRole = async (member: Member, role: Role) => {
    setRefusal(undefined);
    const result = await members.changeRole(member.id, role);
    if (!result.ok) setRefusal(result.error);
  };
  const remove = async (member: Member) => {
    setLeaving(undefined);
    setRefusal(undefined);
    const result = await members.remove(member.id);
    if (!result.ok) setRefusal(result.error);
  };

  if (error && !rows) return <ErrorScreen error={error} subject="members" onRetry={retry} />;
  return (
    <div className="list-page">
      <div className="toolbar">
        <h1 className="flex items-baseline gap-2 text-lead font-semibold">
          Members
          {rows && <span className="text-body font-normal text-ink-faint">{formatNumber(rows.length)}</span>}
        </h1>
      </div>
      <InviteForm members={members} />
      {refusal && (
        <div className="px-4 pb-3">
          <Alert
            tone="danger"
            isUrgent
            title={refusal.message}
            actions={<Button onClick={() => setRefusal(undefined)}>Dismiss</Button>}
          />
        </div>
      )}
      {rows ? (
        <MembersTable
          rows={rows}
          me={me}
          onChangeRole={(member, role) => void changeRole(member, role)}
          onRemove={setLeaving}
        />
      ) : (
        <TableSkeleton label="Loading the members…" rows={3} />
      )}
      {leaving && (
        <Suspense>
          <RemoveDialog
            member={leaving}
            onConfirm={() => void remove(leaving)}
            onCancel={() => setLeaving(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
