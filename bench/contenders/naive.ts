import { pageSize, type Contender, type Row } from '../contender.ts';
import { bestOf, compareKeys, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/** Items in an array; whoever wants a page sorts them all. One sort after a write serves all watched pages. */
export function createNaive(): Contender {
  const records: BenchRecord[] = [];
  const watched: { offset: number; deliver: (rows: readonly Row[]) => void }[] = [];
  let searchable = false;
  /** Only for pages that begin to be watched one after the other. */
  let lastTold: readonly BenchRecord[] | undefined;
  const sorted = () => [...records].sort(compareKeys);
  const placeOf = (id: string) => records.findIndex((record) => record.id === id);

  function tell(): void {
    lastTold = undefined;
    if (watched.length === 0) return;
    const rows = sorted();
    for (const { offset, deliver } of watched) deliver(rows.slice(offset, offset + pageSize));
  }

  return {
    load(items, { search }) {
      searchable = search;
      for (const item of items) records.push(createRecord(item, search));
    },
    page: (offset) => sorted().slice(offset, offset + pageSize),
    countByStatus(status) {
      let count = 0;
      for (const record of records) if (record.status === status) count += 1;
      return count;
    },
    rename(id, name) {
      const place = placeOf(id);
      const record = records[place];
      if (record) records[place] = { ...record, ...renamed(record, name) };
      tell();
    },
    insert(item) {
      records.push(createRecord(item, searchable));
      tell();
    },
    remove(id) {
      records.splice(placeOf(id), 1);
      tell();
    },
    watch(offset, deliver) {
      watched.push({ offset, deliver });
      lastTold ??= sorted();
      deliver(lastTold.slice(offset, offset + pageSize));
    },
    search(query) {
      const matches = scan(records, query);
      return { total: matches.length, rows: bestOf(matches, pageSize) };
    },
  };
}
