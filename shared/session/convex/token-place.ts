import * as z from 'zod/mini';
import type { Unsubscribe } from '../../database/database.ts';

/** What signs somebody in at a deployment. */
export interface Tokens {
  /** What every request carries; good for an hour or so. */
  readonly token: string;
  /** What it is exchanged with, once, for the next two. Absent where a provider gives none. */
  readonly refreshToken?: string;
}

/** Where the tokens of a browser are, for all of its tabs. */
export interface TokenPlace {
  read(): Tokens | undefined;
  /** Nothing to sign out. */
  write(tokens: Tokens | undefined): void;
  /** Calls the observer when another tab has written. */
  watch(onChange: () => void): Unsubscribe;
  /** Runs the task while no other tab runs one. */
  alone<T>(task: () => Promise<T>): Promise<T>;
}

const schema = z.object({ token: z.string(), refreshToken: z.exactOptional(z.string()) });

/** The storage of this browser; where it keeps nothing, the tab itself. Each deployment has a key of its own. */
export function createTokenPlace(url: string): TokenPlace {
  const key = `estuary.session.${url}`;
  let unkept: string | null = null;
  const readText = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return unkept;
    }
  };
  return {
    read: () => parse(readText()),
    write(tokens) {
      unkept = tokens ? JSON.stringify(tokens) : null;
      try {
        if (unkept === null) localStorage.removeItem(key);
        else localStorage.setItem(key, unkept);
      } catch {
        // Blocked storage: signed in for as long as the page is there.
      }
    },
    watch(onChange) {
      // Without a key all of the storage was cleared.
      const onStorage = (event: StorageEvent) => (event.key === key || event.key === null) && onChange();
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
    alone: async (task) => {
      // Absent where the page came over plain HTTP.
      const locks = (navigator as Partial<Navigator>).locks;
      return locks ? await locks.request(key, task) : await task();
    },
  };
}

/** Anything may stand in the storage; only what is known is believed. */
function parse(text: string | null): Tokens | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const time = z.optional(z.number());
const claimsSchema = z.object({ iss: z.string(), sub: z.string(), iat: time, exp: time });

/** Which sign-in a token is of, as far as it says: its later ones say the same. */
export function signInOf(token: string): string {
  const claims = claimsOf(token);
  return claims ? JSON.stringify([claims.iss, claims.sub]) : token;
}

/** Whose token it is, as far as it says. */
export const issuerOf = (token: string): string | undefined => claimsOf(token)?.iss;

/** For how long it is good from when it was issued, s, as far as it says. */
export function lifetimeOf(token: string): number | undefined {
  const { iat, exp } = claimsOf(token) ?? {};
  return iat === undefined || exp === undefined ? undefined : exp - iat;
}

function claimsOf(token: string) {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return claimsSchema.parse(JSON.parse(atob(payload)));
  } catch {
    return undefined;
  }
}
