/** The code of the invitation that an address brings along, if it does. */
export const invitationIn = (search: string): string | undefined =>
  new URLSearchParams(search).get('invitation') || undefined;

let accepting: string | undefined;

/** By which invitation somebody is coming in, or is in since; undefined when they were refused. */
export function noteAccepting(code: string | undefined): void {
  accepting = code;
}

/** Whether whoever is in has come by this very invitation, in this page. */
export const isAccepted = (code: string): boolean => code === accepting;

/** Of this tab alone, so that no other place needs to be told the code. */
const key = 'estuary.session.invitation';

/**
 * Signing out may lead by way of another place, which sends people back to `/sign-in`: the code stays in this tab then,
 * if that is what one is at when the page is left. `getSearch` says what the address brings along then.
 */
export function keepInvitationAway(code: string, getSearch: () => string): void {
  const keep = () => {
    if (invitationIn(getSearch()) !== code) return;
    try {
      sessionStorage.setItem(key, code);
    } catch {
      // The browser keeps nothing: the link has to be opened again.
    }
  };
  addEventListener('pagehide', keep, { once: true });
}

/** What was kept, good for once. */
export function takeInvitation(): string | undefined {
  try {
    const code = sessionStorage.getItem(key) ?? undefined;
    sessionStorage.removeItem(key);
    return code;
  } catch {
    return undefined;
  }
}
