import type { SignInProvider } from '../../database/config.ts';
import { readNothing } from '../../database/convex/wire.ts';
import type { Unsubscribe } from '../../database/database.ts';
import type { Session, SessionState } from '../session.ts';
import { createStates } from '../../database/states.ts';
import { createAccounts } from './accounts.ts';
import { functions } from './functions.ts';
import { createRenew } from './renewal.ts';
import { createRequest, type Request } from './requests.ts';
import { createSeat } from './seat.ts';
import { keepSeen } from './seen.ts';
import { createTokenPlace, signInOf, type TokenPlace, type Tokens } from './token-place.ts';
import { readCaller } from './wire.ts';

export interface ConvexSessionOptions {
  /** The address of the deployment. */
  readonly url: string;
  readonly provider?: SignInProvider;
  readonly place?: TokenPlace;
  /** For where there is none, such as Node 20. */
  readonly webSocketConstructor?: typeof WebSocket;
}

/** How long whoever signed in in another tab is asked after again, ms. */
const askAgainAfter = 2000;

/** Opens a deployment for whoever has signed in there in this browser, if anybody has. */
export function openConvexSession(options: ConvexSessionOptions): Session {
  const { url, place = createTokenPlace(url), webSocketConstructor } = options;
  const request = createRequest(url);
  const renew = createRenew(request, options.provider);
  const states = createStates<SessionState>({ status: 'opening' });
  let isClosed = false;

  const openSeat = () => {
    const opened = createSeat({
      url,
      place,
      renew,
      ...(webSocketConstructor && { webSocketConstructor }),
      onState: (state) => opened === seat && tell(state),
    });
    return opened;
  };
  const seenness = createSeenness(() => void ask('mutation', functions.members.seen, {}, readNothing));
  const tell = (state: SessionState) => {
    seenness.note(state);
    if (!isClosed) states.set(state);
  };
  let seat = openSeat();

  function takeNewSeat() {
    const before = seat;
    seat = openSeat();
    void before.close();
  }

  /** In the name of whoever is signed in; once more when their token was over. */
  const ask: Request = async (type, name, args, read) => {
    const { keeper } = seat;
    const answer = await request(type, name, args, read, keeper?.current);
    if (answer.ok || answer.error.kind !== 'Forbidden' || !answer.error.needsSignIn || !keeper) return answer;
    const token = await keeper.fetch({ forceRefreshToken: true });
    return token === null ? answer : request(type, name, args, read, token);
  };

  /** Another person gets another seat. Answers with why they cannot come in. */
  const take = async ({ token, ...rest }: Tokens) => {
    const answer = await request('query', functions.members.me, {}, readCaller, token);
    if (!answer.ok) return answer;
    const { member } = answer.value;
    if (!member || isClosed) return answer;
    place.write({ token, ...rest });
    if (seat.person && seat.person.actor.id !== member.id) takeNewSeat();
    else seat.enter(token);
    return answer;
  };

  async function follow(): Promise<void> {
    const tokens = place.read();
    if (!tokens) {
      seat.leave('ended');
      return;
    }
    if (signInOf(tokens.token) === seat.keeper?.signIn) return;
    const taken = await take(tokens);
    if (!taken.ok && taken.error.kind === 'ConnectionError' && !isClosed) {
      setTimeout(() => void follow(), askAgainAfter);
    }
  }
  const stopFollowing = place.watch(() => void follow());

  return {
    get state() {
      return states.current;
    },
    get database() {
      return seat.database;
    },
    watch: (observer) => states.watch(observer),
    accounts: createAccounts({
      ...options,
      request,
      ask,
      getSeat: () => seat,
      take,
      leave() {
        const tokens = place.read();
        place.write(undefined);
        takeNewSeat();
        // The new seat tells whether one may view, once it has heard.
        tell({ status: 'signedOut', mayView: false });
        return tokens;
      },
      isOut: () => place.read() === undefined,
    }),
    async close() {
      isClosed = true;
      stopFollowing();
      seenness.end();
      states.clear();
      await seat.close();
    },
  };
}

/** Notes that somebody is here while somebody is. */
function createSeenness(note: () => void) {
  let end: Unsubscribe | undefined;
  return {
    note({ status }: SessionState) {
      if (status === 'signedIn') return void (end ??= keepSeen(note));
      end?.();
      end = undefined;
    },
    end: () => end?.(),
  };
}
