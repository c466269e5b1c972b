import type { ConvexClient } from 'convex/browser';
import { unknownActor } from '../../database/actors.ts';
import { failureOf } from '../../database/convex/failures.ts';
import { createConvexClient, openConvexDatabase } from '../../database/convex/open-convex-database.ts';
import type { Database, DatabaseResult } from '../../database/database.ts';
import { failure } from '../../database/results.ts';
import type { Person, SessionState, SignedOutReason } from '../session.ts';
import { functions } from './functions.ts';
import type { Renew } from './renewal.ts';
import { createReturns } from './returns.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';
import { signInOf, type TokenPlace } from './token-place.ts';
import { readCaller, type Caller } from './wire.ts';

export interface SeatOptions {
  readonly url: string;
  readonly place: TokenPlace;
  readonly renew: Renew;
  readonly webSocketConstructor?: typeof WebSocket;
  readonly onState: (state: SessionState) => void;
}

/**
 * One connection to the deployment and the database over it, for one person: what that one has written and not sent yet
 * is never sent in the name of another.
 */
export interface Seat {
  readonly client: ConvexClient;
  readonly database: Database;
  /** The last one who was seen in it. */
  readonly person: Person | undefined;
  /** Undefined while nobody is signed in. */
  readonly keeper: TokenKeeper | undefined;
  enter(token: string): void;
  leave(why: SignedOutReason): void;
  close(): Promise<void>;
}

export function createSeat({ url, place, renew, webSocketConstructor, onState }: SeatOptions): Seat {
  const client = createConvexClient(url, webSocketConstructor);
  const returns = createReturns();
  let person: Person | undefined;
  let keeper: TokenKeeper | undefined;
  let why: SignedOutReason | undefined;
  let mayView = false;
  const database = openConvexDatabase({
    url,
    client,
    getActor: () => person?.actor ?? unknownActor,
    whenBack: () => (person && why !== 'removed' ? returns.next() : undefined),
  });

  const tellSignedOut = () => onState({ status: 'signedOut', mayView, ...(why && { why }) });

  function forget(reason: SignedOutReason) {
    if (!keeper) return;
    const { signIn } = keeper;
    keeper.close();
    keeper = undefined;
    why = reason;
    // The deployment has seen to it where the session was its own. Whoever is back tells anew where they are.
    database.presence().leave();
    const tokens = place.read();
    if (tokens && signInOf(tokens.token) === signIn) place.write(undefined);
    returns.noteLeft(reason === 'removed');
    tellSignedOut();
  }

  function leave(reason: SignedOutReason) {
    forget(reason);
    // At once: a client that is told to ask for tokens pauses, and a connection that is paused is not told that there is
    // none, so that the deployment would take what follows for something of the one before.
    client.client.clearAuth();
    client.setAuth(() => Promise.resolve(null));
  }

  function enter(token: string) {
    keeper?.close();
    const entered = (keeper = createTokenKeeper(place, renew, token));
    client.setAuth(
      (options) => entered.fetch(options),
      (isAuthenticated) => {
        if (!isAuthenticated && keeper === entered) forget('ended');
      },
    );
  }

  function hear(answer: DatabaseResult<Caller>) {
    // A deployment that lacks the function is one whose screens say so.
    if (!answer.ok) {
      onState({ status: 'signedOut', mayView: true });
      return;
    }
    const { member, why: refusal } = answer.value;
    mayView = answer.value.mayView;
    if (!member) {
      if (!keeper) tellSignedOut();
      // Of tokens it says why. Without that it is the answer to a question that was asked before there were any.
      else if (refusal) leave(refusal);
      return;
    }
    const { id, name, email, role } = member;
    person = { actor: { id, name }, email, role };
    why = undefined;
    onState({ status: 'signedIn', person });
    returns.noteBack();
  }

  const begin = () =>
    client.onUpdate(
      functions.members.me,
      {},
      (value: unknown) => hear(readCaller(value)),
      (thrown) => hear(failure(failureOf(thrown))),
    );
  const tokens = place.read();
  if (tokens) enter(tokens.token);
  const end = begin();

  return {
    client,
    database,
    get person() {
      return person;
    },
    get keeper() {
      return keeper;
    },
    enter,
    leave,
    close() {
      end();
      keeper?.close();
      return database.close();
    },
  };
}
