import { jsonToConvex, type JSONValue } from 'convex/values';
import type { Document, RangeBound, Read, SearchFilter } from './read-set.ts';

/** The query as the Convex runtime hands it over, narrowed to what is looked at here. */
export interface SerializedQuery {
  readonly source:
    | { readonly type: 'FullTableScan'; readonly tableName: string; readonly order: 'asc' | 'desc' | null }
    | {
        readonly type: 'IndexRange';
        readonly indexName: string;
        readonly range: readonly RangeBound[];
        readonly order: 'asc' | 'desc' | null;
      }
    | { readonly type: 'Search'; readonly indexName: string; readonly filters: readonly SearchFilter[] };
  readonly operators: readonly ({ readonly limit: number } | { readonly filter: JSONValue })[];
}

/** The fields of an index of a component's table, without the ones that every index ends with. */
export type IndexFields = (component: string, table: string, index: string) => readonly string[];

interface Stream {
  readonly query: SerializedQuery;
  readonly component: Promise<string>;
  taken: number;
  last: Document | null;
  isExhausted: boolean;
}

/** Who is told of what a function does; its transaction may still be rolled back. */
export interface WriteObserver {
  onWrite(component: string, id: string): void;
  onSchedule(component: string): void;
}

/** One run of a function: what it read, and where its page ended. */
export class Execution {
  readonly #streams = new Map<number, Stream[]>();
  readonly #documents = new Map<string, Read>();
  readonly #pages: { query: SerializedQuery; component: string }[] = [];

  constructor(
    readonly observer: WriteObserver,
    /** Only what a subscription runs has to be run again one day. */
    readonly tracksReads: boolean,
    /** Where the page of an earlier run of this subscription ended: it is read again to there, so that pages leave no gap. */
    readonly journal: string | null,
  ) {}

  endOfPage: string | null = null;

  recordDocument(component: string, id: string): void {
    this.#documents.set(`${component} ${id}`, { kind: 'document', component, id });
  }

  recordPage(component: string, query: SerializedQuery): void {
    this.#pages.push({ query, component });
  }

  recordStream(component: Promise<string>, queryId: number, query: SerializedQuery): void {
    // Each component counts its own, so that two may have the same.
    const others = this.#streams.get(queryId) ?? [];
    this.#streams.set(queryId, [...others, { query, component, taken: 0, last: null, isExhausted: false }]);
  }

  async recordNext(component: string, queryId: number, value: JSONValue, isDone: boolean): Promise<void> {
    for (const stream of this.#streams.get(queryId) ?? []) {
      if ((await stream.component) !== component) continue;
      if (isDone) stream.isExhausted = true;
      else {
        stream.taken += 1;
        stream.last = jsonToConvex(value) as Document;
      }
    }
  }

  async reads(indexFields: IndexFields): Promise<Read[]> {
    const streams = [...this.#streams.values()].flat().map(async (stream) => {
      const isCut = !stream.isExhausted || stream.taken === limitOf(stream.query);
      return createRead(await stream.component, stream.query, isCut ? stream.last : null, indexFields);
    });
    const pages = this.#pages.map(({ component, query }) => createRead(component, query, null, indexFields));
    return [...this.#documents.values(), ...pages, ...(await Promise.all(streams))];
  }
}

function limitOf({ operators }: SerializedQuery): number | undefined {
  return operators.flatMap((operator) => ('limit' in operator ? [operator.limit] : []))[0];
}

function createRead(
  component: string,
  { source }: SerializedQuery,
  last: Document | null,
  indexFields: IndexFields,
): Read {
  const order = ('order' in source ? source.order : null) ?? 'asc';
  if (source.type === 'FullTableScan') {
    const key = ['_creationTime', '_id'];
    return { kind: 'range', component, table: source.tableName, bounds: [], key, order, last };
  }
  const [table = '', index = ''] = source.indexName.split('.');
  if (source.type === 'Search') return { kind: 'search', component, table, filters: source.filters };
  const key = [...indexFields(component, table, index), '_creationTime', '_id'];
  return { kind: 'range', component, table, bounds: source.range, key, order, last };
}
