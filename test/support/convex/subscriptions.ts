import type { JSONValue } from 'convex/values';
import type { Backend, Outcome } from './backend.ts';
import type { UserIdentity } from 'convex/server';
import { isConcerned, type Change, type Read } from './read-set.ts';
import type { MessageOf, StateModification } from './sync-messages.ts';

interface Subscription {
  readonly path: string;
  readonly args: JSONValue;
  journal: string | null;
  reads: readonly Read[];
  isStale: boolean;
  /** The last answer, without what differs each time. */
  answer: string | null;
}

/** The queries that one client watches. */
export class Subscriptions {
  readonly #byQuery = new Map<number, Subscription>();
  #removed: number[] = [];

  modify(modifications: MessageOf<'ModifyQuerySet'>['modifications']): void {
    for (const modification of modifications) {
      if (modification.type === 'Remove') {
        this.#byQuery.delete(modification.queryId);
        this.#removed.push(modification.queryId);
      } else {
        const { queryId, udfPath: path, args, journal = null } = modification;
        const args0 = args[0] ?? {};
        this.#byQuery.set(queryId, { path, args: args0, journal, reads: [], isStale: true, answer: null });
      }
    }
  }

  /** Marks what has to run again because of the changes. */
  invalidate(changes: readonly Change[]): void {
    for (const subscription of this.#byQuery.values()) {
      if (changes.some((change) => subscription.reads.some((read) => isConcerned(read, change)))) {
        subscription.isStale = true;
      }
    }
  }

  /** For another user every query may have another answer. */
  invalidateAll(): void {
    for (const subscription of this.#byQuery.values()) subscription.isStale = true;
  }

  /** Runs the stale ones again; answers with what is other than the client has it. */
  async refresh(backend: Backend, identity: UserIdentity | null): Promise<StateModification[]> {
    const modifications: StateModification[] = this.#removed.map((queryId) => ({
      type: 'QueryRemoved',
      queryId,
    }));
    this.#removed = [];
    for (const [queryId, subscription] of this.#byQuery) {
      if (!subscription.isStale) continue;
      subscription.isStale = false;
      const { path, args, journal } = subscription;
      const outcome = await backend.execute('query', { path, args, identity, journal });
      subscription.reads = outcome.reads;
      subscription.journal = outcome.journal;
      const answer = answerOf(outcome);
      if (answer !== subscription.answer) modifications.push(createModification(queryId, outcome));
      subscription.answer = answer;
    }
    return modifications;
  }
}

function answerOf(outcome: Outcome): string {
  if (outcome.ok) return JSON.stringify({ value: outcome.value });
  const { message, data } = outcome.error;
  return JSON.stringify({ message: message.replace(/^\[Request ID: \w+\] /, ''), data });
}

function createModification(queryId: number, outcome: Outcome): StateModification {
  const common = { queryId, journal: outcome.journal, logLines: [] as const };
  if (outcome.ok) return { ...common, type: 'QueryUpdated', value: outcome.value };
  const { message, data } = outcome.error;
  return {
    ...common,
    type: 'QueryFailed',
    errorMessage: message,
    ...(data === undefined ? {} : { errorData: data }),
  };
}
