import { roleLabels, roles, type Role } from '../../../shared/session/roles.ts';
import type { Member } from '../../../shared/session/session.ts';
import { Select } from '../../components/ui/select.tsx';

interface RoleSelectProps {
  member: Member;
  /** What was chosen and is not answered yet. */
  pending: Role | undefined;
  /** The id of the note that says why it has to stay; undefined where that is not so. */
  lastAdminNote: string | undefined;
  isFixed: boolean;
  onChange: (role: Role) => void;
}

/** The role of a member: the one that was chosen, while it is not answered. */
export function RoleSelect({ member, pending, lastAdminNote, isFixed, onChange }: RoleSelectProps) {
  const { email, role } = member;
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Select
        aria-label={`Role of ${email}`}
        aria-describedby={lastAdminNote}
        aria-busy={pending !== undefined}
        disabled={isFixed}
        title={lastAdminNote === undefined ? undefined : 'The last admin stays one.'}
        value={pending ?? role}
        onChange={(event) => {
          const chosen = roles.find((option) => option === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {roles.map((option) => (
          <option key={option} value={option}>
            {roleLabels[option]}
          </option>
        ))}
      </Select>
      {pending !== undefined && <span className="appears-late text-note text-ink-muted">Saving…</span>}
    </div>
  );
}
