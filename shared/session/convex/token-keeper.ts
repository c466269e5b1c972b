import { refreshLeeway } from '../../database/convex/open-convex-database.ts';
import type { Renew } from './renewal.ts';
import { lifetimeOf, signInOf, type TokenPlace } from './token-place.ts';

/** The tokens of one sign-in, for the client that was signed in by it. */
export interface TokenKeeper {
  /** Which one it is. */
  readonly signIn: string;
  /** What to send now; undefined when the sign-in is over. */
  readonly current: string | undefined;
  /**
   * What the client asks for tokens: without force the one that is there, with force, as the deployment has refused that
   * one or soon will, another one; one that is good for less than two minutes is exchanged at half of its life. Waits for as long as whoever gives them cannot be reached. Null when the sign-in is over.
   */
  fetch(options: { readonly forceRefreshToken: boolean }): Promise<string | null>;
  /** Nothing is exchanged any more. */
  close(): void;
}

/** How long an exchange that failed is waited with, at first and at most, ms. */
const patience = { first: 1000, most: 30_000 } as const;

/**
 * The clock of this machine is never asked: a token is over when the deployment says so. `first` is what the sign-in has
 * begun with. Tabs exchange one at a time, and take what another one has got.
 */
export function createTokenKeeper(place: TokenPlace, renew: Renew, first: string): TokenKeeper {
  const signIn = signInOf(first);
  /** The one that the client has been given last, and when it came, as performance.now() counts. */
  let given = { token: first, at: -Infinity };
  const closed = new AbortController();
  const kept = () => {
    const tokens = place.read();
    return tokens && signInOf(tokens.token) === signIn ? tokens : undefined;
  };

  /** Undefined when nobody has answered. */
  const exchange = () =>
    place.alone(async (): Promise<string | null | undefined> => {
      const tokens = kept();
      if (!tokens || tokens.token !== given.token) return tokens?.token ?? null;
      const next = await renew(tokens);
      if (next === undefined) return undefined;
      // Kept although this keeper may be closed by now: the old ones are used up. Whoever has signed in meanwhile stays.
      if (kept()?.token === tokens.token) place.write(next ?? undefined);
      return next?.token ?? null;
    });

  /** The client asks at once for another one than one whose whole life is shorter than its leeway, and would for ever. */
  const untilHalfway = () => {
    const lifetime = lifetimeOf(given.token) ?? Infinity;
    return lifetime < 2 * refreshLeeway ? given.at + (lifetime / 2) * 1000 - performance.now() : 0;
  };

  return {
    signIn,
    get current() {
      return kept()?.token;
    },
    async fetch({ forceRefreshToken }) {
      const early = forceRefreshToken ? untilHalfway() : 0;
      if (early > 0) await pause(early, closed.signal);
      let token = forceRefreshToken ? undefined : (kept()?.token ?? null);
      for (let wait: number = patience.first; token === undefined; wait = Math.min(wait * 2, patience.most)) {
        token = closed.signal.aborted ? null : await exchange();
        if (token === undefined) await pause(wait, closed.signal);
      }
      if (token !== null && token !== given.token) given = { token, at: performance.now() };
      return token;
    },
    close: () => closed.abort(),
  };
}

/** Shorter when the network is back, or nobody waits any more. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const ended = new AbortController();
    const end = () => {
      clearTimeout(timer);
      ended.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const once = { once: true, signal: ended.signal };
    signal.addEventListener('abort', end, once);
    if (typeof window !== 'undefined') window.addEventListener('online', end, once);
  });
