import { createIndexes, createMetrics, createStore, type Row as TinyRow } from 'tinybase';
import { pageSize, type Contender, type Row } from '../contender.ts';
import type { BenchItem } from '../workload.ts';
import { bestOf, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/**
 * TinyBase: a table, an index of one slice that is sorted by name, metrics for the counts by status. Cells hold
 * no lists, so tags are one text. Its sorted row listener sorts the table once for each watched page and write; one
 * listener on the index for all pages is faster, so they are told that way.
 */
export function createTinyBase(): Contender {
  const store = createStore();
  const indexes = createIndexes(store);
  const metrics = createMetrics(store);
  const watched: { offset: number; deliver: (rows: readonly Row[]) => void }[] = [];
  let searchable = false;

  const record = (id: string) => store.getRow('items', id) as unknown as BenchRecord;
  const put = (item: BenchItem) => store.setRow('items', item.id, rowOf(createRecord(item, searchable)));
  const rowsAt = (ids: readonly string[], offset: number) => ids.slice(offset, offset + pageSize).map(record);
  const sortedIds = () => indexes.getSliceRowIds('byName', '');

  indexes.addSliceRowIdsListener('byName', '', () => {
    if (watched.length === 0) return;
    const ids = sortedIds();
    for (const { offset, deliver } of watched) deliver(rowsAt(ids, offset));
  });

  return {
    load(items, { search }) {
      searchable = search;
      store.transaction(() => items.forEach(put));
      indexes.setIndexDefinition('byName', 'items', () => '', 'key');
      for (const status of ['draft', 'active', 'archived']) {
        metrics.setMetricDefinition(status, 'items', 'sum', (getCell) =>
          getCell('status') === status ? 1 : 0,
        );
      }
    },
    page: (offset) => rowsAt(sortedIds(), offset),
    countByStatus: (status) => metrics.getMetric(status) ?? 0,
    rename(id, name) {
      store.setPartialRow('items', id, renamed(record(id), name) as TinyRow);
    },
    insert(item) {
      put(item);
    },
    remove(id) {
      store.delRow('items', id);
    },
    watch(offset, deliver) {
      watched.push({ offset, deliver });
      deliver(rowsAt(sortedIds(), offset));
    },
    search(query) {
      const texts = (function* () {
        for (const id of store.getRowIds('items')) {
          yield { id, text: String(store.getCell('items', id, 'text')) };
        }
      })();
      const matches = scan(texts, query);
      return { total: matches.length, rows: bestOf(matches, pageSize).map(({ id }) => record(id)) };
    },
  };
}

const rowOf = ({ tags, ...cells }: BenchRecord): TinyRow => ({ ...cells, tags: tags.join(' ') });
