import type { Unsubscribe } from '../database.ts';
import type { PresenceRepository } from '../presence.ts';
import type { Line } from './line.ts';

const unheard = { next: () => undefined, error: () => undefined };

/**
 * Who is here, at the far end of a line. Being somewhere is kept up as a watch is: it begins anew on a new line,
 * and ends with the line.
 */
export function createRemotePresence(line: Line): PresenceRepository {
  let depart: Unsubscribe = () => undefined;
  return {
    tell(place) {
      // The new place first, so that nobody sees this tab go and come back.
      const before = depart;
      const copy = { ...place };
      depart = line.watch((service, id) => service.tellPresence(id, copy), unheard);
      before();
    },
    leave: () => depart(),
    watch: (observer) => line.watch((service, id) => service.watchPresence(id), observer),
  };
}
