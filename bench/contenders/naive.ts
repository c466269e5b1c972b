import { pageSize, type Contender, type Row } from '../contender.ts';
import { bestOf, compareKeys, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/** Items in a Map; whoever wants a page sorts them all. One sort after a write serves all watched pages. */
export function createNaive(): Contender {
  const records = new Map<string, BenchRecord>();
  const watched: { offset: number; deliver: (rows: readonly Row[]) => void }[] = [];
  let searchable = false;
  const sorted = () => [...records.values()].sort(compareKeys);

  function tell(): void {
    if (watched.length === 0) return;
    const rows = sorted();
    for (const { offset, deliver } of watched) deliver(rows.slice(offset, offset + pageSize));
  }

  return {
    load(items, { search }) {
      searchable = search;
      for (const item of items) records.set(item.id, createRecord(item, search));
    },
    page: (offset) => sorted().slice(offset, offset + pageSize),
    countByStatus(status) {
      let count = 0;
      for (const record of records.values()) if (record.status === status) count += 1;
      return count;
    },
    rename(id, name) {
      const record = records.get(id);
      if (record) records.set(id, { ...record, ...renamed(record, name) });
      tell();
    },
    insert(item) {
      records.set(item.id, createRecord(item, searchable));
      tell();
    },
    remove(id) {
      records.delete(id);
      tell();
    },
    watch(offset, deliver) {
      watched.push({ offset, deliver });
      deliver(sorted().slice(offset, offset + pageSize));
    },
    search(query) {
      const matches = scan(records.values(), query);
      return { total: matches.length, rows: bestOf(matches, pageSize) };
    },
  };
}
