import type { Auth } from 'convex/server';
import { browserIdPattern, guestActor, unknownActor } from '../../shared/database/actors.ts';
import type { Actor } from '../../shared/database/changes.ts';
import { validationError } from '../../shared/database/results.ts';
import { refuse } from './errors.ts';

/**
 * Decides who may call a public function; every one of them asks here first. Whoever reaches the
 * deployment may read and write, signed in or not. Each answers with who it is.
 */

interface Caller {
  readonly auth: Auth;
}

/** For what only reads. Forbidden for whoever may not. */
export async function requireViewer(ctx: Caller, browser?: string): Promise<Actor> {
  return await identify(ctx, browser);
}

/** For what writes. Forbidden for whoever may not. */
export async function requireEditor(ctx: Caller, browser?: string): Promise<Actor> {
  return await identify(ctx, browser);
}

/**
 * Who signed in, else the browser as it calls itself: by that one finds one's own changes again, and
 * nobody gets a right by it. ValidationError for what cannot be the id of a browser.
 */
async function identify({ auth }: Caller, browser: string | undefined): Promise<Actor> {
  if (browser !== undefined && !browserIdPattern.test(browser)) {
    const message = 'The id of a browser must be 8 to 64 letters, digits, hyphens and underscores.';
    refuse(validationError([{ path: ['browser'], message }]));
  }
  const identity = await auth.getUserIdentity();
  if (identity) {
    const { tokenIdentifier: id, name, email, subject } = identity;
    return { id, name: name ?? email ?? subject };
  }
  return browser === undefined ? unknownActor : guestActor(browser);
}
