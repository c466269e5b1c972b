import type { DatabaseError, Observer, Unsubscribe } from '../database.ts';
import { deepFreeze } from '../freeze.ts';
import type { Connection } from './connection.ts';
import type { WatchEvent } from './protocol.ts';
import { notify } from '../notify.ts';
import { errorOf } from './requests-in-flight.ts';

type Service = Connection['service'];
type Start = (service: Service, watch: number) => Promise<void>;

interface Watch {
  readonly start: Start;
  readonly observer: Observer<unknown>;
}

export interface RemoteWatches {
  /** Watches from now on; `start` asks the server for it, now or as soon as there is one. A line that is lost is told. */
  open<T>(start: Start, observer: Observer<T>): Unsubscribe;
  deliver(event: WatchEvent): void;
  /** Asks a server for everything that is watched. */
  startAll(service: Service): void;
  /** Tells every observer, one after the other has returned or thrown. */
  failAll(error: DatabaseError): void;
  /** Ends every watch without a word. */
  clear(): void;
}

/**
 * The client's half of every watch on one line. `currentService` is undefined while there is no line, `currentLoss` as
 * long as one may be had again.
 */
export function createRemoteWatches(
  currentService: () => Service | undefined,
  currentLoss: () => DatabaseError | undefined,
): RemoteWatches {
  const watches = new Map<number, Watch>();
  let lastId = 0;

  function fail(id: number, error: DatabaseError): void {
    const watch = watches.get(id);
    if (watch) notify(() => watch.observer.error(error));
  }

  function begin(id: number, { start }: Watch, service: Service): void {
    start(service, id).catch((thrown: unknown) => fail(id, errorOf(thrown)));
  }

  return {
    open<T>(start: Start, observer: Observer<T>) {
      const id = (lastId += 1);
      // The server sends to each number only what was asked for under it.
      const watch: Watch = { start, observer: observer };
      watches.set(id, watch);
      const service = currentService();
      const loss = currentLoss();
      if (service) begin(id, watch, service);
      // After the return: whoever watches does not expect to be told while asking.
      else if (loss) queueMicrotask(() => fail(id, loss));
      return () => {
        // Forgotten at once: what is already on its way finds nobody.
        if (watches.delete(id)) void currentService()?.unwatch(id);
      };
    },
    deliver(event) {
      const watch = watches.get(event.watch);
      if (!watch) return;
      const { observer } = watch;
      if ('error' in event) notify(() => observer.error(deepFreeze(event.error)));
      else notify(() => observer.next(deepFreeze(event.next)));
    },
    startAll(service) {
      for (const [id, watch] of watches) begin(id, watch, service);
    },
    failAll(error) {
      for (const id of [...watches.keys()]) fail(id, error);
    },
    clear: () => watches.clear(),
  };
}
