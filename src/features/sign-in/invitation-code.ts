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
