import Loki, { type DynamicView } from 'lokijs';
import { pageSize, type Contender, type Row } from '../contender.ts';
import { bestOf, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/**
 * LokiJS with binary indices (kept up to date by each write) and a unique index of ids. Watched pages are told
 * from its live view (a DynamicView with a simple sort, which all pages share), as its manual has it, or, which is quicker,
 * by reading the sorted index itself once after each write.
 */
export function createLoki({ hasLiveViews }: { readonly hasLiveViews: boolean }): Contender {
  const records = new Loki('bench.db').addCollection<BenchRecord>('items', {
    unique: ['id'],
    indices: ['key', 'status', 'createdAt', 'updatedAt'],
    adaptiveBinaryIndices: true,
  });
  const watched: { offset: number; deliver: (rows: readonly Row[]) => void }[] = [];
  let searchable = false;
  let view: DynamicView<BenchRecord> | undefined;
  const sorted = () => records.chain().simplesort('key');
  const page = (offset: number) => sorted().offset(offset).limit(pageSize).data();

  function tell(): void {
    if (watched.length === 0) return;
    const rowsFrom = view ? readView(view) : readIndex();
    for (const { offset, deliver } of watched) deliver(rowsFrom(offset));
  }

  function readView(live: DynamicView<BenchRecord>) {
    const rows = live.data();
    return (offset: number) => rows.slice(offset, offset + pageSize);
  }

  function readIndex() {
    const places = sorted().filteredrows;
    return (offset: number) =>
      places.slice(offset, offset + pageSize).map((place) => records.data[place] as BenchRecord);
  }

  return {
    load(items, { search }) {
      searchable = search;
      records.insert(items.map((item) => createRecord(item, search)));
    },
    page,
    countByStatus: (status) => records.count({ status }),
    rename(id, name) {
      const record = records.by('id', id);
      if (record) records.update(Object.assign(record, renamed(record, name)));
      tell();
    },
    insert(item) {
      records.insert(createRecord(item, searchable));
      tell();
    },
    remove(id) {
      const record = records.by('id', id);
      if (record) records.remove(record);
      tell();
    },
    watch(offset, deliver) {
      if (hasLiveViews) view ??= records.addDynamicView('by name').applySimpleSort('key');
      watched.push({ offset, deliver });
      deliver(page(offset));
    },
    search(query) {
      const matches = scan(records.data, query);
      return { total: matches.length, rows: bestOf(matches, pageSize) };
    },
  };
}
