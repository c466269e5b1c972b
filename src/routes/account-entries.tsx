import { MembersEntry } from '../features/members/members-entry.tsx';
import { SignOut } from '../features/sign-in/sign-out.tsx';

/** What stands in the account menu under the name, where people have accounts. */
export function AccountEntries() {
  return (
    <div className="grid gap-0.5 border-t border-line pt-3">
      <MembersEntry />
      <SignOut />
    </div>
  );
}
