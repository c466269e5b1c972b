import { createRxDatabase, type RxCollection, type RxJsonSchema, type RxQuery } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { pageSize, type Contender, type Row } from '../contender.ts';
import { bestOf, createRecord, renamed, scan, type BenchRecord } from './records.ts';

/** RxDB over its memory storage: an index for each order and for the status, bulk insert, watched pages by `query.$`. */
const time = { type: 'integer', minimum: 0, maximum: 4_102_444_800_000, multipleOf: 1 } as const;
const schema: RxJsonSchema<BenchRecord> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 21 },
    name: { type: 'string' },
    key: { type: 'string', maxLength: 40 },
    description: { type: 'string' },
    status: { type: 'string', enum: ['draft', 'active', 'archived'], maxLength: 8 },
    tags: { type: 'array', items: { type: 'string' } },
    createdAt: time,
    updatedAt: time,
    version: { type: 'integer', minimum: 1 },
    text: { type: 'string' },
  },
  required: ['id', 'name', 'key', 'description', 'status', 'tags', 'createdAt', 'updatedAt', 'version'],
  indexes: [
    'key',
    'createdAt',
    'updatedAt',
    ['status', 'key'],
    ['status', 'createdAt'],
    ['status', 'updatedAt'],
  ],
};

/** Private to RxDB, and needed to be just to it: when a watched query has done its work, and to ask one anew. */
interface Internals {
  readonly _ensureEqualQueue: Promise<unknown>;
}

let created = 0;

export function createRxdb(): Contender {
  let records: RxCollection<BenchRecord>;
  const watched: RxQuery<BenchRecord>[] = [];
  let searchable = false;
  const query = (offset: number) =>
    records.find({ sort: [{ key: 'asc' }, { id: 'asc' }], skip: offset, limit: pageSize });
  // The same query without a write in between would be answered from RxDB's cache: not what is to be measured.
  const forgetQueries = () => records._queryCache._map.clear();

  async function open(): Promise<void> {
    created += 1;
    const name = `bench-${process.pid}-${created}`;
    const database = await createRxDatabase({ name, storage: getRxStorageMemory(), eventReduce: true });
    records = (await database.addCollections({ items: { schema } })).items;
  }

  return {
    async load(items, { search }) {
      await open();
      searchable = search;
      const size = 10_000;
      for (let start = 0; start < items.length; start += size) {
        const batch = items.slice(start, start + size).map((item) => createRecord(item, search));
        const { error } = await records.bulkInsert(batch);
        if (error.length > 0) throw new Error(`RxDB refused ${error.length} items.`);
      }
    },
    page(offset) {
      forgetQueries();
      return query(offset).exec();
    },
    countByStatus(status) {
      forgetQueries();
      return records.count({ selector: { status: { $eq: status } } }).exec();
    },
    async rename(id, name) {
      const record = await records.findOne(id).exec(true);
      await record.patch(renamed(record, name));
    },
    async insert(item) {
      await records.insert(createRecord(item, searchable));
    },
    async remove(id) {
      const record = await records.findOne(id).exec(true);
      await record.remove();
    },
    async watch(offset, deliver) {
      const page = query(offset);
      watched.push(page);
      await new Promise<void>((resolve) => {
        page.$.subscribe((rows) => {
          deliver(rows as readonly Row[]);
          resolve();
        });
      });
    },
    async settle() {
      for (const page of watched) await (page as unknown as Internals)._ensureEqualQueue;
    },
    async search(wanted) {
      forgetQueries();
      const found = [...wanted.words.map((word) => ` ${word} `), ` ${wanted.prefix}`];
      const selector = { $and: found.map((text) => ({ text: { $regex: text } })) };
      const matches = scan(await records.find({ selector }).exec(), wanted);
      return { total: matches.length, rows: bestOf(matches, pageSize) };
    },
  };
}
