import { failureOf } from '../../database/convex/failures.ts';
import { readNothing } from '../../database/convex/wire.ts';
import type { DatabaseResult } from '../../database/database.ts';
import { failure } from '../../database/results.ts';
import type { Members } from '../session.ts';
import { functions } from './functions.ts';
import type { Request } from './requests.ts';
import type { Seat } from './seat.ts';
import { readInvitation, readMembers } from './wire.ts';

/** The members of a deployment. `ask` asks it in the name of whoever is signed in. */
export function createMembers(getSeat: () => Seat, ask: Request): Members {
  const { members, invite } = functions;
  return {
    watch: (startsWith, observer) =>
      getSeat().client.onUpdate(
        members.list,
        startsWith === '' ? {} : { startsWith },
        (value: unknown) => {
          const read = readMembers(value);
          if (read.ok) observer.next(read.value);
          else observer.error(read.error);
        },
        (thrown) => observer.error(failureOf(thrown)),
      ),
    invite: (request) => ask('action', invite, request, readInvitation),
    changeRole: (id, role) => written(getSeat().client.mutation(members.changeRole, { id, role })),
    remove: (id) => written(getSeat().client.mutation(members.remove, { id })),
  };
}

const written = (answer: Promise<unknown>): Promise<DatabaseResult<void>> =>
  answer.then(readNothing, (thrown: unknown) => failure(failureOf(thrown)));
