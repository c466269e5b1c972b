import Loki from 'lokijs';
import { pageSize, type Contender, type Row } from '../contender.ts';
import { bestOf, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/**
 * LokiJS with binary indices (kept up to date by each write) and a unique index of ids. Its live views sort anew
 * after a write; reading the sorted index once a write for all watched pages is faster, so they are told that way.
 */
export function createLoki(): Contender {
  const records = new Loki('bench.db').addCollection<BenchRecord>('items', {
    unique: ['id'],
    indices: ['key', 'status', 'createdAt', 'updatedAt'],
    adaptiveBinaryIndices: true,
  });
  const watched: { offset: number; deliver: (rows: readonly Row[]) => void }[] = [];
  let searchable = false;
  const sorted = () => records.chain().simplesort('key');
  const page = (offset: number) => sorted().offset(offset).limit(pageSize).data();

  function tell(): void {
    if (watched.length === 0) return;
    const places = sorted().filteredrows;
    for (const { offset, deliver } of watched) {
      deliver(places.slice(offset, offset + pageSize).map((place) => records.data[place] as BenchRecord));
    }
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
      watched.push({ offset, deliver });
      deliver(page(offset));
    },
    search(query) {
      const matches = scan(records.data, query);
      return { total: matches.length, rows: bestOf(matches, pageSize) };
    },
  };
}
