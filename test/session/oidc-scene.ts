import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openConvexSession } from '../../shared/session/convex/open-convex-session.ts';
import type { Session } from '../../shared/session/session.ts';
import { startOidcIssuer } from '../support/convex/oidc-issuer.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { createSharedPlace } from '../support/shared-token-place.ts';

/** Whoever was invited, as the issuer knows her. */
export const ada = { sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace' };

/** What a browser has, of which signing in elsewhere makes use. */
function stubBrowser() {
  const kept = new Map<string, string>();
  const assign = vi.fn<(url: URL) => void>();
  vi.stubGlobal('location', { origin: 'https://items.example.org', assign });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return { leftFor: () => assign.mock.calls.at(-1)?.[0].href ?? '' };
}

export const providerOf = ({ accounts }: Session) => {
  const provider = accounts?.provider;
  if (!provider) throw new Error('There is no provider.');
  return provider;
};

/** A deployment to which Ada was invited, another place to sign in at, and a browser whose tabs know both. */
export async function startOidc() {
  const browser = stubBrowser();
  const issuer = await startOidcIssuer('estuary');
  onTestFinished(() => issuer.close());
  const env = { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'estuary' };
  const deployment = await startForTest({ env });
  await deployment.execute('action', 'members:invite', { email: ada.email });
  const place = createSharedPlace();
  const open = () => {
    const session = openConvexSession({
      url: deployment.url,
      provider: { issuer: issuer.url, clientId: 'estuary', label: 'Example' },
      place: place.openTab(),
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    onTestFinished(() => session.close());
    return session;
  };
  /** Moves the clocks of all but this machine, ms. */
  const advance = (ms: number) => {
    issuer.advance(ms);
    deployment.advance(ms);
  };
  return { ...browser, issuer, deployment, place, open, advance };
}
