import type { Change, Document } from './read-set.ts';

/** Reads documents of a component as they are committed now; null for those that do not exist. */
export type ReadDocuments = (component: string, ids: readonly string[]) => Promise<(Document | null)[]>;

/** A transaction may look at no more than 4,096 ranges of indexes, and one document is one. */
const atOnce = 1_000;

/** Knows each document as it was last committed, and so what a transaction has changed. */
export class CommittedDocuments {
  readonly #documents = new Map<string, Document>();
  #written = new Map<string, Set<string>>();

  constructor(private readonly read: ReadDocuments) {}

  /** Notes a write whose transaction has yet to end. */
  noteWrite(component: string, id: string): void {
    const ids = this.#written.get(component) ?? new Set();
    this.#written.set(component, ids.add(id));
  }

  /** What has become of the writes that were noted since the last call. Those that were rolled back are left out. */
  async takeChanges(): Promise<Change[]> {
    const written = this.#written;
    this.#written = new Map();
    const changes: Change[] = [];
    for (const [component, set] of written) {
      const ids = [...set];
      for (let start = 0; start < ids.length; start += atOnce) {
        const part = ids.slice(start, start + atOnce);
        const documents = await this.read(component, part);
        part.forEach((id, index) => changes.push(this.#replace(component, id, documents[index] ?? null)));
      }
    }
    return changes.filter(({ before, after }) => before !== null || after !== null);
  }

  #replace(component: string, id: string, after: Document | null): Change {
    const key = `${component} ${id}`;
    const before = this.#documents.get(key) ?? null;
    if (after === null) this.#documents.delete(key);
    else this.#documents.set(key, after);
    // The ids of convex-test are a number and the name of the table.
    return { component, table: id.replace(/^[0-9]+/, ''), id, before, after };
  }
}
