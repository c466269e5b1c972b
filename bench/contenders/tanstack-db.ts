import {
  BTreeIndex,
  count,
  createCollection,
  createLiveQueryCollection,
  eq,
  localOnlyCollectionOptions,
  queryOnce,
  type Collection,
} from '@tanstack/db';
import { pageSize, type Contender } from '../contender.ts';
import type { BenchItem } from '../workload.ts';
import { bestOf, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/**
 * TanStack DB: a local-only collection with B+ tree indexes for the orders and the status; a page is a query asked once,
 * a watched page a live query collection.
 */
export function createTanstackDb(): Contender {
  let records: Collection<BenchRecord, string>;
  let searchable = false;

  function open(initialData: BenchRecord[]): void {
    records = createCollection(
      localOnlyCollectionOptions<BenchRecord, string>({
        getKey: ({ id }) => id,
        initialData,
        defaultStringCollation: { stringSort: 'lexical' },
        autoIndex: 'eager',
        defaultIndexType: BTreeIndex,
      }),
    ) as unknown as Collection<BenchRecord, string>;
    records.startSyncImmediate();
    records.createIndex((row) => row.key);
    records.createIndex((row) => row.status);
    records.createIndex((row) => row.createdAt);
    records.createIndex((row) => row.updatedAt);
  }

  return {
    load(items: BenchItem[], { search }) {
      searchable = search;
      open(items.map((item) => createRecord(item, search)));
    },
    page: (offset) =>
      queryOnce((q) =>
        q
          .from({ item: records })
          .orderBy(({ item }) => item.key, 'asc')
          .limit(pageSize)
          .offset(offset),
      ),
    async countByStatus(status) {
      const [answer] = await queryOnce((q) =>
        q
          .from({ item: records })
          .where(({ item }) => eq(item.status, status))
          .select(({ item }) => ({ total: count(item.id) })),
      );
      return answer?.total ?? 0;
    },
    async rename(id, name) {
      await records.update(id, (draft) => void Object.assign(draft, renamed(draft, name))).isPersisted
        .promise;
    },
    async insert(item) {
      await records.insert(createRecord(item, searchable)).isPersisted.promise;
    },
    async remove(id) {
      await records.delete(id).isPersisted.promise;
    },
    async watch(offset, deliver) {
      const page = createLiveQueryCollection((q) =>
        q
          .from({ item: records })
          .orderBy(({ item }) => item.key, 'asc')
          .limit(pageSize)
          .offset(offset),
      );
      page.subscribeChanges(() => deliver(page.toArray));
      await page.preload();
      deliver(page.toArray);
    },
    search(query) {
      const matches = scan(records.values(), query);
      return { total: matches.length, rows: bestOf(matches, pageSize) };
    },
  };
}
