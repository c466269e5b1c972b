import type { Database } from '../../shared/database/database.ts';

/** An empty database of its own for one test, and the handles that a test needs besides the interface. */
export interface ContractFixture {
  readonly database: Database;
  /** The same database as it is for another person, who is told apart by the id of a browser. Closed with the fixture. */
  openAs(browserId: string): Promise<Database>;
  /** The time of the database's clock, in ms. */
  now(): number;
  /** Lets so many ms pass on the database's clock. */
  advance(ms: number): Promise<void>;
  /** Resolves when whatever was caused so far has reached every observer. */
  settled(): Promise<void>;
  /** Resolves when all that goes on in the background (a batch that is taken back, an emptied trash) is through. */
  finishBackground(): Promise<void>;
  /** Does what falls due with time: whatever is older than it is to be kept goes. */
  prune(): Promise<void>;
  /** Gives back what the fixture has taken. */
  dispose(): Promise<void>;
}

/** In what implementations may differ. Every difference is data; no test is skipped for one. */
export interface ContractOptions {
  /** An injected clock is compared exactly, a server's within so many ms. */
  readonly clock: { readonly kind: 'injected' } | { readonly kind: 'server'; readonly toleranceMs: number };
  /** Whether best first follows the fields (name, tags, description) or a ranking of the backend's own. */
  readonly searchRanking: 'fields' | 'backend';
  /** Whether items, and the record of their changes, are handed out frozen or as copies of the caller's own. */
  readonly handedOut: 'frozen' | 'copied';
  /**
   * When observers are told of a write that was made through the same database: when it is acknowledged, or
   * already when it is made, as the item will be. Then the time of the update is an estimate at first, and
   * is told again as it is.
   */
  readonly ownWrites: 'acknowledged' | 'foretold';
  /**
   * Of what is begun in one turn: whether everything is done in that order, or whether a read may already
   * see writes that were begun after it. It sees those before it in any case.
   */
  readonly turnOrder: 'all' | 'writes';
  /** How many random histories the comparison with the model goes through. */
  readonly modelRuns: number;
  /** The same for those of several people who edit, undo and take back. */
  readonly peopleRuns: number;
  /** How many items are many. Every rule about the limits themselves keeps to those. */
  readonly crowd: number;
}
