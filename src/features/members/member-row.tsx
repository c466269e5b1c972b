import type { Role } from '../../../shared/session/roles.ts';
import type { Member } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { tableRoles } from '../../components/ui/table-roles.ts';
import { RoleSelect } from './role-select.tsx';
import type { MemberChange } from './use-member-changes.ts';
import { useRowFocus } from './use-row-focus.ts';

interface MemberRowProps {
  member: Member;
  isMe: boolean;
  /** What is not answered yet. */
  pending: MemberChange | undefined;
  /** The id of the note that says why nothing can be changed; undefined where it can. */
  lastAdminNote: string | undefined;
  onChangeRole: (member: Member, role: Role) => void;
  onRemove: (member: Member) => void;
}

export function MemberRow(props: MemberRowProps) {
  const { member, isMe, pending, lastAdminNote, onChangeRole, onRemove } = props;
  const { email, name, joinedAt, lastSeenAt, invitedBy, invitedAt } = member;
  const isGoing = pending === 'removed';
  const isFixed = lastAdminNote !== undefined || isGoing;
  const row = useRowFocus();
  return (
    <tr {...tableRoles.row} ref={row} className="item-row">
      <th {...tableRoles.rowHeader} scope="row" className="email-cell">
        {email}
      </th>
      <td {...tableRoles.cell} className="person-cell">
        {name}
        {isMe && <span className="text-ink-muted"> (you)</span>}
      </td>
      <td {...tableRoles.cell} className="role-cell">
        <RoleSelect
          member={member}
          pending={isGoing ? undefined : pending}
          lastAdminNote={lastAdminNote}
          isFixed={isFixed}
          onChange={(role) => onChangeRole(member, role)}
        />
      </td>
      <td {...tableRoles.cell} className="state-cell">
        {joinedAt === undefined ? <span className="text-ink-muted">Invited</span> : 'Active'}
      </td>
      <td {...tableRoles.cell} className="by-cell text-ink-muted">
        {invitedBy?.name ?? 'Command line'}, <RelativeTime time={invitedAt} />
      </td>
      <td {...tableRoles.cell} className="seen-cell text-ink-muted">
        <span className="seen-word">Last seen: </span>
        {lastSeenAt === undefined ? 'Never' : <RelativeTime time={lastSeenAt} />}
      </td>
      <td {...tableRoles.cell} className="row-actions-cell">
        <Button
          variant="quiet-danger"
          aria-label={isGoing ? `Removing ${email}…` : `Remove ${email}`}
          aria-describedby={lastAdminNote}
          aria-disabled={isFixed}
          onClick={() => isFixed || onRemove(member)}
        >
          {isGoing ? 'Removing…' : 'Remove'}
        </Button>
      </td>
    </tr>
  );
}
