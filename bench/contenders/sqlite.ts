import SQLite from 'better-sqlite3';
import { pageSize, type Contender, type Row } from '../contender.ts';
import type { SearchQuery } from '../queries.ts';
import type { BenchItem, BenchStatus } from '../workload.ts';

/**
 * better-sqlite3 in memory: an index for each order and each (status, order), prepared statements, one
 * transaction for the load, indexes made after it. NOCASE stands in for a stored sort key, which spares SQLite one column and
 * gives the same order for these names. SQLite tells nobody of changes to the result of a query, so
 * watched pages are read again after each write.
 */
const tableSchema = `
  PRAGMA temp_store = memory;
  CREATE TABLE items (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL COLLATE NOCASE, description TEXT NOT NULL,
    status TEXT NOT NULL, tags TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
  );
`;

const orderIndexes = `
  CREATE INDEX by_name ON items (name);
  CREATE INDEX by_created ON items (created_at);
  CREATE INDEX by_updated ON items (updated_at);
  CREATE INDEX by_status_name ON items (status, name);
  CREATE INDEX by_status_created ON items (status, created_at);
  CREATE INDEX by_status_updated ON items (status, updated_at);
`;

/**
 * FTS5 over the table's own columns (external content), with room for it in memory, kept in step by triggers, as its
 * manual shows. The prefix index is the one that these searches need; it costs 80 bytes an item.
 */
const searchIndex = `
  CREATE VIRTUAL TABLE found USING fts5 (
    name, tags, description, content = 'items', content_rowid = 'seq',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
  );
  INSERT INTO found (found, rank) VALUES ('rank', 'bm25(10, 5, 1)');
  INSERT INTO found (found, rank) VALUES ('hashsize', 16000000);
  CREATE TRIGGER items_inserted AFTER INSERT ON items BEGIN
    INSERT INTO found (rowid, name, tags, description) VALUES (new.seq, new.name, new.tags, new.description);
  END;
  CREATE TRIGGER items_deleted AFTER DELETE ON items BEGIN
    INSERT INTO found (found, rowid, name, tags, description)
      VALUES ('delete', old.seq, old.name, old.tags, old.description);
  END;
  CREATE TRIGGER items_updated AFTER UPDATE OF name, tags, description ON items BEGIN
    INSERT INTO found (found, rowid, name, tags, description)
      VALUES ('delete', old.seq, old.name, old.tags, old.description);
    INSERT INTO found (rowid, name, tags, description) VALUES (new.seq, new.name, new.tags, new.description);
  END;
`;

const rebuild = `INSERT INTO found (found) VALUES ('rebuild');`;

/** The same, loaded with its text index there from the beginning, and kept in step by its triggers. Measured is nothing else of it. */
export function createKeptSqlite(): Contender {
  const { load, search, nativeBytes } = createSqlite({ isKept: true });
  return { load, search, nativeBytes };
}

/** The text index is made after the load, at once, which is the quickest way there is; or before it, and kept. */
export function createSqlite({ isKept = false } = {}) {
  const database = new SQLite(':memory:');
  database.exec(tableSchema);
  const insert = database.prepare('INSERT INTO items VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)');
  const rename = database.prepare(
    'UPDATE items SET name = ?, updated_at = ?, version = version + 1 WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM items WHERE id = ?');
  const page = database.prepare<[number, number], Row>(
    'SELECT * FROM items ORDER BY name, seq LIMIT ? OFFSET ?',
  );
  const count = database.prepare<[string], number>('SELECT count(*) FROM items WHERE status = ?').pluck();
  const watched: (() => void)[] = [];
  let time = Date.UTC(2027, 0, 1);

  const add = (item: BenchItem) =>
    insert.run(
      item.id,
      item.name,
      item.description,
      item.status,
      item.tags.join(' '),
      item.createdAt,
      item.updatedAt,
      item.version,
    );
  const tell = () => watched.forEach((deliver) => deliver());
  const readPage = (offset: number) => page.all(pageSize, offset);
  let search: ReturnType<typeof prepareSearch> | undefined;

  return {
    load(items, options) {
      if (isKept) database.exec(searchIndex);
      database.transaction(() => items.forEach(add))();
      database.exec(orderIndexes);
      if (options.search && !isKept) database.exec(searchIndex + rebuild);
      if (options.search) search = prepareSearch(database);
    },
    page: readPage,
    countByStatus: (status: BenchStatus) => count.get(status) ?? 0,
    rename(id, name) {
      rename.run(name, (time += 1), id);
      tell();
    },
    insert(item) {
      add(item);
      tell();
    },
    remove(id) {
      remove.run(id);
      tell();
    },
    watch(offset, deliver) {
      watched.push(() => deliver(readPage(offset)));
      deliver(readPage(offset));
    },
    search(query) {
      if (!search) throw new Error('Loaded without search.');
      return search(query);
    },
    nativeBytes: () =>
      Number(database.pragma('page_count', { simple: true })) *
      Number(database.pragma('page_size', { simple: true })),
  } satisfies Contender;
}

function prepareSearch(database: SQLite.Database) {
  const best = database.prepare<[string, number], Row>(
    `SELECT items.* FROM (SELECT rowid AS best FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?)
     JOIN items ON items.seq = best`,
  );
  const total = database.prepare<[string], number>('SELECT count(*) FROM found WHERE found MATCH ?').pluck();
  return ({ words, prefix }: SearchQuery) => {
    const match = [...words.map((word) => `"${word}"`), `"${prefix}"*`].join(' ');
    return { rows: best.all(match, pageSize), total: total.get(match) ?? 0 };
  };
}
