import { pageSize, type Contender, type Row } from '../contender.ts';
import type { BenchItem, BenchStatus } from '../workload.ts';
import { CountedList } from './counted-list.ts';
import { nameKeyOf } from './records.ts';

/**
 * What is possible when nothing is asked but speed: a Map, a counted sorted list for each order of all items and
 * of each status, watched windows found by the interval of ranks that a write touches. No validation, no results, no search.
 */
interface ReferenceRecord extends BenchItem {
  readonly key: string;
  readonly seq: number;
}

interface Window {
  readonly offset: number;
  readonly deliver: (rows: readonly Row[]) => void;
}

type Compare = (a: ReferenceRecord, b: ReferenceRecord) => number;
type Orders = readonly CountedList<ReferenceRecord>[];

const byName: Compare = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.seq - b.seq);
const byCreation: Compare = (a, b) => a.createdAt - b.createdAt || a.seq - b.seq;
const byUpdate: Compare = (a, b) => a.updatedAt - b.updatedAt || a.seq - b.seq;
const createOrders = (): Orders => [byName, byCreation, byUpdate].map((compare) => new CountedList(compare));

export function createReference(): Contender {
  const records = new Map<string, ReferenceRecord>();
  const all = createOrders();
  const names = all[0] as CountedList<ReferenceRecord>;
  const byStatus: Record<BenchStatus, { orders: Orders; count: number }> = {
    draft: { orders: createOrders(), count: 0 },
    active: { orders: createOrders(), count: 0 },
    archived: { orders: createOrders(), count: 0 },
  };
  const windows: Window[] = [];
  let seq = 0;
  let time = Date.UTC(2027, 0, 1);

  function createRecord(item: BenchItem): ReferenceRecord {
    const { id, name, description, status, tags, createdAt, updatedAt, version } = item;
    seq += 1;
    return { id, name, key: nameKeyOf(name), seq, description, status, tags, createdAt, updatedAt, version };
  }

  /** Takes one out, puts one in, and tells the windows that reach into what moved. */
  function write(before: ReferenceRecord | undefined, after: ReferenceRecord | undefined): void {
    let from = Infinity;
    let to = before && after ? 0 : Infinity;
    if (before) {
      const status = byStatus[before.status];
      status.count -= 1;
      for (const order of status.orders) order.remove(before);
      const [rank] = all.map((order) => order.remove(before));
      from = Math.min(from, rank as number);
      if (after) to = Math.max(to, rank as number);
      records.delete(before.id);
    }
    if (after) {
      const status = byStatus[after.status];
      status.count += 1;
      for (const order of status.orders) order.add(after);
      const [rank] = all.map((order) => order.add(after));
      from = Math.min(from, rank as number);
      if (before) to = Math.max(to, rank as number);
      records.set(after.id, after);
    }
    for (const { offset, deliver } of windows) {
      if (offset <= to && offset + pageSize > from) deliver(names.slice(offset, pageSize));
    }
  }

  return {
    load(items) {
      for (const item of items) records.set(item.id, createRecord(item));
      const loaded = [...records.values()];
      for (const order of all) order.fill(loaded);
      for (const [status, entry] of Object.entries(byStatus)) {
        const some = loaded.filter((record) => record.status === status);
        entry.count = some.length;
        for (const order of entry.orders) order.fill(some);
      }
    },
    page: (offset) => names.slice(offset, pageSize),
    countByStatus: (status) => byStatus[status].count,
    rename(id, name) {
      const record = records.get(id);
      if (!record) return;
      time += 1;
      const { seq: place, description, status, tags, createdAt, version } = record;
      const key = nameKeyOf(name);
      write(record, {
        id,
        name,
        key,
        seq: place,
        description,
        status,
        tags,
        createdAt,
        updatedAt: time,
        version: version + 1,
      });
    },
    insert: (item) => write(undefined, createRecord(item)),
    remove: (id) => write(records.get(id), undefined),
    watch(offset, deliver) {
      windows.push({ offset, deliver });
      deliver(names.slice(offset, pageSize));
    },
  };
}
