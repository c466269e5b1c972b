import type { ConvexClient } from 'convex/browser';
import type { DatabaseResult, Unsubscribe } from '../database.ts';
import type { Presence, PresenceRepository } from '../presence.ts';
import { success } from '../results.ts';
import type { Closable } from './asking.ts';
import type { Deployment } from './deployment.ts';
import { functions } from './functions.ts';
import { LiveWatches, type Source } from './live-watches.ts';
import { PresenceRoom, type Entered } from './presence-room.ts';
import { source } from './sources.ts';
import { readPresent } from './wire-presence.ts';

/** Who else is here, as a deployment knows it. */
export function createConvexPresence(
  deployment: Deployment,
  client: ConvexClient,
  url: string,
): Closable<PresenceRepository> {
  const watches = new LiveWatches<readonly Presence[]>();
  let entered: Entered | undefined;
  let begin: (entered: Entered) => void = () => undefined;
  const room = new PresenceRoom(client, url, (next) => {
    if (entered?.room === next.room && entered.tab === next.tab) return;
    entered = next;
    begin(next);
  });

  /** The list of the room, once it is known which; all but this tab. One source serves all who watch. */
  const createSource = (): Source<readonly Presence[]> => ({
    subscribe(tell) {
      let end: Unsubscribe = () => undefined;
      begin = ({ room: token, tab }) => {
        end();
        const others = (value: unknown) => withoutTab(readPresent(value), tab);
        end = source(deployment, functions.presence.list, { room: token }, others).subscribe(tell);
      };
      room.isWatched = true;
      if (entered) begin(entered);
      return () => {
        room.isWatched = false;
        begin = () => undefined;
        end();
      };
    },
  });

  return {
    tell: (place) => room.stand(place),
    leave: () => room.leave(),
    watch: (observer) => watches.watch('', createSource, observer),
    close() {
      room.close();
      watches.close();
    },
  };
}

const withoutTab = (
  read: DatabaseResult<readonly Presence[]>,
  tab: string,
): DatabaseResult<readonly Presence[]> =>
  read.ok ? success(Object.freeze(read.value.filter((one) => one.tab !== tab))) : read;
