import type { SignInProvider } from '../../database/config.ts';
import { functions } from './functions.ts';
import type { Request } from './requests.ts';
import { issuerOf, type Tokens } from './token-place.ts';
import { readTokens } from './wire.ts';

/** What these tokens are exchanged for. Null when they are worth nothing any more; undefined when nobody has answered. */
export type Renew = (tokens: Tokens) => Promise<Tokens | null | undefined>;

/** Tokens are exchanged where they come from: at the deployment, or at the other place to sign in at. */
export const createRenew =
  (request: Request, provider?: SignInProvider): Renew =>
  async (tokens) => {
    const { token, refreshToken } = tokens;
    if (refreshToken === undefined) return null;
    if (isOf(provider, token)) {
      const load = import('./oidc-renewal.ts');
      return load.then(
        ({ renewAt }) => renewAt(provider, token, refreshToken),
        () => undefined,
      );
    }
    const answer = await request('action', functions.signIn, { refreshToken }, readTokens);
    return answer.ok ? answer.value.tokens : undefined;
  };

/** Signs out at the other place to sign in at, too, if these are its tokens, as well as that can be done. */
export function leaveProvider(provider: SignInProvider, tokens: Tokens, isOut: () => boolean): void {
  if (!isOf(provider, tokens.token)) return;
  import('./oidc-goodbye.ts').then(
    ({ sayGoodbye }) => sayGoodbye(provider, tokens, isOut),
    () => undefined,
  );
}

const isOf = (provider: SignInProvider | undefined, token: string): provider is SignInProvider =>
  provider !== undefined && issuerOf(token) === provider.issuer;
