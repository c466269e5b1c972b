import type { Actor } from './changes.ts';

/** Who writes where nobody has signed in. */

/** A browser's own name for itself, by which it finds its changes again. It is no secret, and gives no right. */
export const browserIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** Somebody in a browser, told from others by it. */
export const guestActor = (browserId: string): Actor => ({
  id: `browser:${browserId}`,
  name: `Guest ${browserId.slice(0, 4).toUpperCase()}`,
});

/** Somebody as whom a database is opened that believes what it is told: one in which nobody signs in. */
export interface Visitor {
  readonly actor: Actor;
  /** Without it every write is answered with Forbidden. */
  readonly canEdit: boolean;
}

/** Whoever is at a browser of this id, where everybody may write. */
export const guestVisitor = (browserId: string): Visitor => ({ actor: guestActor(browserId), canEdit: true });

/** A client that does not say where it is used, such as a service. */
export const unknownActor: Actor = { id: 'unknown', name: 'Unknown client' };

/** Whoever empties the trash of what has been in it for long enough. */
export const retentionActor: Actor = { id: 'retention', name: 'Automatic clean-up' };

/** Whoever brought the sample items: nobody who has done anything. */
export const sampleActor: Actor = { id: 'estuary', name: 'Sample data' };
