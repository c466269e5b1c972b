import type { Observer, Unsubscribe } from '../database.ts';
import type { Place, Presence, PresenceRepository } from '../presence.ts';
import { success } from '../results.ts';
import type { MemorySession } from './memory-session.ts';

/** Who else is here, as one person's tab has it. */
export class MemoryPresenceRepository implements PresenceRepository {
  constructor(private readonly session: MemorySession) {}

  tell(place: Place): void {
    const { engine, actor, isOpen } = this.session;
    if (isOpen) engine.presence.tell(this.session, actor.actor, place);
  }

  leave(): void {
    this.session.engine.presence.leave(this.session);
  }

  watch(observer: Observer<readonly Presence[]>): Unsubscribe {
    return this.session.watch(success(undefined), observer, () =>
      this.session.engine.presence.watch(this.session, observer),
    );
  }
}
