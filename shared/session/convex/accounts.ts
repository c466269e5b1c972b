import type { FunctionArgs } from 'convex/server';
import type { SignInProvider } from '../../database/config.ts';
import type { DatabaseResult } from '../../database/database.ts';
import { readNothing } from '../../database/convex/wire.ts';
import { failure, success } from '../../database/results.ts';
import { forbidden } from '../refusals.ts';
import type { Accounts, Provider } from '../session.ts';
import { functions } from './functions.ts';
import { createMembers } from './members.ts';
import { leaveProvider } from './renewal.ts';
import type { Request } from './requests.ts';
import type { Seat } from './seat.ts';
import type { Tokens } from './token-place.ts';
import { readTokens, type Caller } from './wire.ts';

type PasswordParams = NonNullable<FunctionArgs<typeof functions.signIn>['params']>;

interface AccountsOptions {
  readonly url: string;
  readonly provider?: SignInProvider;
  readonly request: Request;
  /** The same in the name of whoever is signed in. */
  readonly ask: Request;
  readonly getSeat: () => Seat;
  /** Signs in whoever these tokens are of, if they are a member. */
  readonly take: (tokens: Tokens) => Promise<DatabaseResult<Caller>>;
  /** Nobody is signed in any more in this browser. Answers with what somebody was signed in by. */
  readonly leave: () => Tokens | undefined;
  /** Whether nobody has signed in in this browser, in any tab. */
  readonly isOut: () => boolean;
}

export function createAccounts({
  request,
  ask,
  getSeat,
  take,
  leave,
  ...options
}: AccountsOptions): Accounts {
  const comeIn = async (tokens: Tokens): Promise<DatabaseResult<void>> => {
    const taken = await take(tokens);
    if (!taken.ok) return taken;
    return taken.value.member ? success(undefined) : failure(forbidden(taken.value.why ?? 'signedOut'));
  };
  const byPassword = async (params: PasswordParams): Promise<DatabaseResult<void>> => {
    const answer = await request('action', functions.signIn, { provider: 'password', params }, readTokens);
    if (!answer.ok) return answer;
    return answer.value.tokens ? comeIn(answer.value.tokens) : failure(forbidden('signedOut'));
  };
  return {
    signIn: ({ email, password }) => byPassword({ flow: 'signIn', email, password }),
    signUp: ({ email, password, name, invitation }) =>
      byPassword({ flow: 'signUp', email, password, name, invitation }),
    async signOut(where) {
      const seat = getSeat();
      const { keeper } = seat;
      if (where === 'everywhere') {
        const answer = await ask('mutation', functions.members.signOutEverywhere, {}, readNothing);
        // Who has left meanwhile cannot again, and whoever has come in since, the same one or another, has not been asked.
        const isOther = getSeat() !== seat || (seat.keeper !== keeper && !options.isOut());
        if (!answer.ok || isOther) return answer;
      }
      // Without its tokens this browser is signed out, whether the deployment can be told or not.
      const tokens = leave();
      void request('action', functions.signOut, {}, readNothing, tokens?.token);
      if (options.provider && tokens) leaveProvider(options.provider, tokens, options.isOut);
      return success(undefined);
    },
    ...(options.provider && { provider: createProvider(options.provider, comeIn) }),
    members: createMembers(getSeat, ask),
  };
}

/** What it takes is loaded when somebody wants it. */
const createProvider = (
  provider: SignInProvider,
  comeIn: (tokens: Tokens) => Promise<DatabaseResult<void>>,
): Provider => ({
  label: provider.label,
  async leaveFor(returnTo) {
    const { leaveFor } = await import('./oidc.ts');
    return leaveFor(provider, returnTo);
  },
  async comeBack(address) {
    const { comeBack } = await import('./oidc.ts');
    const { returnTo, tokens } = await comeBack(provider, address);
    return { returnTo, result: tokens.ok ? await comeIn(tokens.value) : tokens };
  },
});
