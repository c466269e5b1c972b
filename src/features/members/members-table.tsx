import { useId } from 'react';
import { roleLabels, roles, type Role } from '../../../shared/session/roles.ts';
import type { Member } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { Select } from '../../components/ui/select.tsx';
import { tableRoles } from '../../components/ui/table-roles.ts';

interface MembersTableProps {
  rows: readonly Member[];
  /** The actor's id of whoever looks at it. */
  me: string | undefined;
  onChangeRole: (member: Member, role: Role) => void;
  onRemove: (member: Member) => void;
}

const columns = [
  { className: 'name-cell', label: 'Email' },
  { className: 'person-cell', label: 'Name' },
  { className: 'role-cell', label: 'Role' },
  { className: 'state-cell', label: 'State' },
  { className: 'by-cell', label: 'Invited by' },
  { className: 'seen-cell', label: 'Last seen' },
] as const;

export function MembersTable({ rows, me, onChangeRole, onRemove }: MembersTableProps) {
  const noteId = useId();
  const admins = rows.filter(isActiveAdmin);
  const isLast = (member: Member) => admins.length === 1 && isActiveAdmin(member);
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
          {rows.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isMe={me === `member:${member.id}`}
              lastAdminNote={isLast(member) ? noteId : undefined}
              onChangeRole={onChangeRole}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
      {admins.length === 1 && (
        <p id={noteId} className="px-4 py-3 text-note text-ink-muted">
          There is one admin only, who can neither be removed nor become a viewer: make somebody else an admin
          first.
        </p>
      )}
    </>
  );
}

const isActiveAdmin = ({ role, joinedAt }: Member) => role === 'admin' && joinedAt !== undefined;

interface MemberRowProps extends Pick<MembersTableProps, 'onChangeRole' | 'onRemove'> {
  member: Member;
  isMe: boolean;
  /** The id of the note that says why nothing can be changed; undefined where it can. */
  lastAdminNote: string | undefined;
}

function MemberRow({ member, isMe, lastAdminNote, onChangeRole, onRemove }: MemberRowProps) {
  const { email, name, role, joinedAt, lastSeenAt, invitedBy, invitedAt } = member;
  const isFixed = lastAdminNote !== undefined;
  return (
    <tr {...tableRoles.row} className="item-row">
      <th {...tableRoles.rowHeader} scope="row" className="name-cell truncate font-medium" title={email}>
        {email}
      </th>
      <td {...tableRoles.cell} className="person-cell truncate">
        {name}
        {isMe && <span className="text-ink-muted"> (you)</span>}
      </td>
      <td {...tableRoles.cell} className="role-cell">
        <Select
          aria-label={`Role of ${email}`}
          aria-describedby={lastAdminNote}
          disabled={isFixed}
          title={isFixed ? 'The last admin stays one.' : undefined}
          value={role}
          onChange={(event) => {
            const chosen = roles.find((option) => option === event.target.value);
            if (chosen) onChangeRole(member, chosen);
          }}
        >
          {roles.map((option) => (
            <option key={option} value={option}>
              {roleLabels[option]}
            </option>
          ))}
        </Select>
      </td>
      <td {...tableRoles.cell} className="state-cell">
        {joinedAt === undefined ? <span className="text-ink-muted">Invited</span> : 'Active'}
      </td>
      <td {...tableRoles.cell} className="by-cell truncate text-ink-muted">
        {invitedBy?.name ?? 'Command line'}, <RelativeTime time={invitedAt} />
      </td>
      <td {...tableRoles.cell} className="seen-cell text-ink-muted">
        {lastSeenAt === undefined ? 'Never' : <RelativeTime time={lastSeenAt} />}
      </td>
      <td {...tableRoles.cell} className="row-actions-cell">
        <Button
          variant="quiet-danger"
          aria-label={`Remove ${email}`}
          aria-describedby={lastAdminNote}
          aria-disabled={isFixed}
          onClick={() => isFixed || onRemove(member)}
        >
          Remove
        </Button>
      </td>
    </tr>
  );
}
