import type { Actor } from '../changes.ts';
import type { Observer, Unsubscribe } from '../database.ts';
import { LiveResult } from '../live-result.ts';
import { areSame, isSamePlace, mostPresent, type Place, type Presence } from '../presence.ts';
import { success } from '../results.ts';
import type { Deliveries } from './deliveries.ts';

/** Whoever stands on the board: told apart by identity. */
type Holder = object;

/** Who is here, and where: kept for as long as they are, beside the items. */
export class PresenceBoard {
  readonly #present = new Map<Holder, Presence>();
  readonly #watched = new Set<LiveResult<readonly Presence[]>>();
  #lastTab = 0;

  constructor(private readonly deliveries: Deliveries) {}

  tell(holder: Holder, actor: Actor, { itemId, isEditing, isIdle }: Place): void {
    const place = { ...(itemId !== undefined && { itemId }), isEditing, isIdle };
    const known = this.#present.get(holder);
    if (known && isSamePlace(known, place)) return;
    const tab = known?.tab ?? String((this.#lastTab += 1));
    this.#present.set(holder, Object.freeze({ tab, actor, ...place }));
    this.#changed();
  }

  leave(holder: Holder): void {
    if (this.#present.delete(holder)) this.#changed();
  }

  /** All but the holder. */
  watch(holder: Holder, observer: Observer<readonly Presence[]>): Unsubscribe {
    const live = new LiveResult<readonly Presence[]>((previous) => {
      const others = this.#others(holder);
      return previous?.ok && areSame(previous.value, others) ? previous : success(Object.freeze(others));
    });
    this.#watched.add(live);
    return this.deliveries.subscribe(live, observer, () => this.#watched.delete(live));
  }

  #others(holder: Holder): Presence[] {
    const others = [...this.#present].filter(([other]) => other !== holder);
    return others.slice(0, mostPresent).map(([, presence]) => presence);
  }

  #changed(): void {
    for (const live of this.#watched) this.deliveries.schedule(live);
  }
}
