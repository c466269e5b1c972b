import { useState } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import type { Role } from '../../../shared/session/roles.ts';
import type { Member, Members } from '../../../shared/session/session.ts';
import { useRefusal } from './use-refusal.ts';

/** The role that somebody is to have, or that they are to go. */
export type MemberChange = Role | 'removed';

export interface RefusedChange {
  readonly member: Member;
  readonly change: MemberChange;
  readonly error: DatabaseError;
}

/** By the id of the member. */
export type PendingChanges = ReadonlyMap<string, { readonly change: MemberChange }>;

const nothing: PendingChanges = new Map();

/** What is being changed of members and not answered yet, what was refused last, and the ways to change more. */
export function useMemberChanges(members: Members) {
  const [pending, setPending] = useState(nothing);
  const [refused, setRefused] = useRefusal<RefusedChange>();

  async function run(member: Member, change: MemberChange) {
    const { id } = member;
    const mine = { change };
    setRefused(undefined);
    setPending((now) => new Map(now).set(id, mine));
    const result = await (change === 'removed' ? members.remove(id) : members.changeRole(id, change));
    // What was chosen of the same member meanwhile is still under way.
    setPending((now) => (now.get(id) === mine ? new Map([...now].filter(([key]) => key !== id)) : now));
    if (!result.ok) setRefused({ member, change, error: result.error });
  }

  return {
    pending,
    refused,
    dismiss: () => setRefused(undefined),
    changeRole: (member: Member, role: Role) => void run(member, role),
    remove: (member: Member) => void run(member, 'removed'),
  };
}
