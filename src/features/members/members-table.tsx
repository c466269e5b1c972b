import { useId } from 'react';
import type { Role } from '../../../shared/session/roles.ts';
import type { Member, MemberList } from '../../../shared/session/session.ts';
import { tableRoles } from '../../components/ui/table-roles.ts';
import { MemberRow } from './member-row.tsx';
import type { PendingChanges } from './use-member-changes.ts';

interface MembersTableProps {
  list: MemberList;
  /** The actor's id of whoever looks at it. */
  me: string | undefined;
  pending: PendingChanges;
  onChangeRole: (member: Member, role: Role) => void;
  onRemove: (member: Member) => void;
}

const columns = [
  { className: 'email-cell', label: 'Email' },
  { className: 'person-cell', label: 'Name' },
  { className: 'role-cell', label: 'Role' },
  { className: 'state-cell', label: 'State' },
  { className: 'by-cell', label: 'Invited by' },
  { className: 'seen-cell', label: 'Last seen' },
] as const;

export function MembersTable({ list, me, pending, onChangeRole, onRemove }: MembersTableProps) {
  const noteId = useId();
  const { members, lastAdmin } = list;
  return (
    <>
      <table {...tableRoles.table} className="items-table members-table">
        <caption className="sr-only">Members</caption>
        <thead {...tableRoles.rowGroup}>
          <tr {...tableRoles.row}>
            {columns.map(({ className, label }) => (
              <th {...tableRoles.columnHeader} key={className} scope="col" className={className}>
                {label}
              </th>
            ))}
            <th {...tableRoles.columnHeader} scope="col" className="row-actions-cell">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody {...tableRoles.rowGroup}>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isMe={me === `member:${member.id}`}
              pending={pending.get(member.id)?.change}
              lastAdminNote={member.id === lastAdmin ? noteId : undefined}
              onChangeRole={onChangeRole}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
      {lastAdmin !== undefined && (
        <p id={noteId} className="px-4 py-3 text-note text-ink-muted">
          There is one admin only, who can neither be removed nor become a viewer: make somebody else an admin
          first.
        </p>
      )}
    </>
  );
}
