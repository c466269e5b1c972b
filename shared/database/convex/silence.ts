import type { ConvexClient } from 'convex/browser';
import type { Unsubscribe } from '../database.ts';
import { functions } from './functions.ts';

/** That a deployment leaves questions unanswered although it is connected. */
export interface Silence {
  readonly isNow: boolean;
  /** Somebody has waited in vain. */
  readonly begin: () => void;
  /** The connection is gone: then there is more to say than this. */
  readonly end: () => void;
}

/** It ends by itself when the deployment answers again. `onChange` is called when it begins and when it ends. */
export function createSilence(client: ConvexClient, onChange: () => void): Silence {
  /** A question with which the next answer comes, whatever else is asked. */
  let probe: Unsubscribe | undefined;
  const end = () => {
    if (!probe) return;
    probe();
    probe = undefined;
    onChange();
  };
  return {
    get isNow() {
      return probe !== undefined;
    },
    begin() {
      if (probe) return;
      probe = client.onUpdate(functions.ping, {}, end, end);
      onChange();
    },
    end,
  };
}
