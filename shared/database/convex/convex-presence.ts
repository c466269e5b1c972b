import type { ConvexClient } from 'convex/browser';
import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
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
  let observers = 0;
  const begin = new Set<(entered: Entered) => void>();
  const room = new PresenceRoom(client, url, (next) => {
    if (entered?.room === next.room && entered.tab === next.tab) return;
    entered = next;
    for (const start of begin) start(next);
  });

  /** The list of the room, once it is known which; all but this tab. */
  const createSource = (): Source<readonly Presence[]> => ({
    subscribe(tell) {
      let end: Unsubscribe = () => undefined;
      const start = ({ room: token, tab }: Entered) => {
        end();
        const others = (value: unknown) => withoutTab(readPresent(value), tab);
        end = source(deployment, functions.presence.list, { room: token }, others).subscribe(tell);
      };
      begin.add(start);
      if (entered) start(entered);
      return () => {
        begin.delete(start);
        end();
      };
    },
  });

  return {
    tell: (place) => room.stand(place),
    leave: () => room.leave(),
    watch(observer: Observer<readonly Presence[]>) {
      if (deployment.isClosed) return () => undefined;
      observers += 1;
      room.isWatched = true;
      const end = watches.watch('', createSource, observer);
      let isOver = false;
      return () => {
        end();
        if (isOver) return;
        isOver = true;
        observers -= 1;
        room.isWatched = observers > 0;
      };
    },
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
