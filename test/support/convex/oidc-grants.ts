import { createHash, randomUUID } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

export interface OidcSettings {
  /** Of its tokens, in seconds. */
  lifetime: number;
  /** Whether it gives refresh tokens to whoever asks for `offline_access`. */
  refreshes: boolean;
  /** Whether one can sign out there. */
  endsSessions: boolean;
  /** What it does when it is asked for tokens: hang up, or answer with this status and nothing else. */
  fault?: 'hangsUp' | number | undefined;
  /** Go before what somebody has signed in with, when their tokens are renewed. */
  renewed: Claims;
}

/** One sign-in, and what has been given out for it. */
interface Grant {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly isOffline: boolean;
  readonly nonce: string | null;
  readonly claims: Claims;
  isOver: boolean;
}

interface GrantsOptions {
  readonly clientId: string;
  readonly settings: OidcSettings;
  readonly sign: (claims: Claims) => string;
}

/** What the local issuer has given out, and takes back: codes and refresh tokens, each good for once. */
export function createOidcGrants({ clientId, settings, sign }: GrantsOptions) {
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const used = new Map<string, Grant>();
  const givenBack: string[] = [];
  const signedOut: string[] = [];
  let renewals = 0;

  const give = (grant: Grant, claims: Claims): object => {
    const refreshToken = randomUUID();
    if (grant.isOffline) refreshTokens.set(refreshToken, grant);
    return {
      ...{ access_token: randomUUID(), token_type: 'Bearer', id_token: sign(claims) },
      ...(grant.isOffline && { refresh_token: refreshToken }),
    };
  };

  /** A code is good for whoever has begun. */
  function redeemCode(form: URLSearchParams): object | undefined {
    const code = form.get('code') ?? '';
    const grant = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri')) return undefined;
    return give(grant, { nonce: grant.nonce, ...grant.claims });
  }

  /** One that is used again has been stolen, by this one or by the one before: nothing of that sign-in is good any more. */
  function renew(form: URLSearchParams): object | undefined {
    const token = form.get('refresh_token') ?? '';
    const again = used.get(token);
    if (again) again.isOver = true;
    const grant = refreshTokens.get(token);
    if (!grant || grant.isOver) return undefined;
    refreshTokens.delete(token);
    used.set(token, grant);
    return give(grant, { ...grant.claims, ...settings.renewed });
  }

  return {
    get renewals() {
      return renewals;
    },
    /** Counts what is asked. */
    note(form: URLSearchParams): void {
      if (form.get('grant_type') === 'refresh_token') renewals += 1;
    },
    /** Undefined for what is worth nothing. */
    redeem(form: URLSearchParams): object | undefined {
      if (form.get('client_id') !== clientId) return undefined;
      return form.get('grant_type') === 'refresh_token' ? renew(form) : redeemCode(form);
    },
    /** Where somebody who has signed in, after they were `asked` to, is sent. */
    open(asked: URLSearchParams, claims: Claims): string {
      const code = randomUUID();
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        redirectUri: asked.get('redirect_uri') ?? '',
        isOffline: settings.refreshes && (asked.get('scope') ?? '').split(' ').includes('offline_access'),
        nonce: asked.get('nonce'),
        claims,
        isOver: false,
      });
      return addressBack(asked, { code });
    },
    /** Where somebody who would rather not is sent. */
    deny: (asked: URLSearchParams): string => addressBack(asked, { error: 'access_denied' }),
    revoke: () => refreshTokens.clear(),
    /** As RFC 7009 has it: what is unknown is revoked as well. */
    giveBack(form: URLSearchParams): void {
      givenBack.push(form.get('token') ?? '');
      refreshTokens.delete(form.get('token') ?? '');
    },
    givenBack,
    signOut: (asked: URLSearchParams): void => void signedOut.push(asked.get('id_token_hint') ?? ''),
    signedOut,
  };
}

export type OidcGrants = ReturnType<typeof createOidcGrants>;

function addressBack(asked: URLSearchParams, parameters: Readonly<Record<string, string>>): string {
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ ...parameters, state: asked.get('state') ?? '' }).toString();
  return back.href;
}
