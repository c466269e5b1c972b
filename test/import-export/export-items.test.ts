import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseResult, ItemQuery, ItemRepository } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectionClosed, failure, rateLimited } from '../../shared/database/results.ts';
import { csvHeader, itemToCsv, itemToJson } from '../../shared/items/transfer.ts';
import type { Patience } from '../../src/features/import-export/ask-patiently.ts';
import {
  formatExport,
  type ExportFormat,
  type ExportQuery,
} from '../../src/features/import-export/export-items.ts';
import { namesOf, quietJob, read } from '../support/import-files.ts';
import { wrapRepository } from '../support/wrap-repository.ts';
import { itemFields, toItem } from '../support/item-arbitraries.ts';

async function exportText(
  repository: ItemRepository,
  query: ExportQuery = { filter: {} },
  format: ExportFormat = 'csv',
  patience: Patience = quietJob(),
) {
  let text = '';
  for await (const part of formatExport(repository, query, format, patience)) text += part.text;
  return text;
}

const named = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `Item ${String(i).padStart(5, '0')}` }));

/** The repository, with something happening just before a page is read. */
const meddled = (
  repository: ItemRepository,
  meddle: (query: ItemQuery) => Promise<unknown>,
): ItemRepository =>
  wrapRepository(repository, {
    list: async (query) => {
      await meddle(query);
      return repository.list(query);
    },
  });

describe('an exported file', () => {
  it('begins with a byte order mark and a header, and ends every record with CRLF', async () => {
    const database = createMemoryDatabase({
      now: () => Date.UTC(2026, 0, 2),
      createId: () => 'one',
      seed: [{ name: 'A, "B"', description: '=1+1', tags: ['x', 'y|z'] }],
    });
    expect(await exportText(database.items())).toBe(
      '\ufeffName,Description,Status,Tags,Created,Updated,Version,Id\r\n' +
        '"A, ""B""",\'=1+1,draft,x|y\\|z,2026-01-02T00:00:00.000Z,2026-01-02T00:00:00.000Z,1,one\r\n',
    );
    expect(JSON.parse(await exportText(database.items(), { filter: {} }, 'json'))).toEqual([
      {
        name: 'A, "B"',
        description: '=1+1',
        status: 'draft',
        tags: ['x', 'y|z'],
        createdAt: '2026-01-02T00:00:00.000Z',
        updatedAt: '2026-01-02T00:00:00.000Z',
        version: 1,
        id: 'one',
      },
    ]);
  });

  it('waits where the database is asked too often, and is whole all the same', async () => {
    const repository = createMemoryDatabase({ seed: named(1500) }).items();
    const asked: string[] = [];
    const once = <T>(what: string, answer: () => Promise<DatabaseResult<T>>) => {
      const isNew = !asked.includes(what);
      asked.push(what);
      return isNew ? Promise.resolve(failure(rateLimited(120))) : answer();
    };
    const start = performance.now();
    const text = await exportText(
      wrapRepository(repository, {
        list: (query) => once(`from ${query.offset}`, () => repository.list(query)),
        count: (filter) => once('count', () => repository.count(filter)),
      }),
      { filter: { search: 'item' } },
    );
    expect(namesOf(await read(text))).toEqual(named(1500).map(({ name }) => name));
    expect(asked).toEqual(['from 0', 'from 0', 'from 999', 'from 999', 'count', 'count']);
    expect(performance.now() - start).toBeGreaterThanOrEqual(3 * 120 - 5);
  });

  it.each(['list', 'count'] as const)('is given up at once while %s has to wait', async (operation) => {
    const job = new AbortController();
    const tooOften = () => Promise.resolve(failure(rateLimited(3_600_000)));
    const repository = wrapRepository(createMemoryDatabase().items(), { [operation]: tooOften });
    const waits: number[] = [];
    const onWait = (ms: number) => {
      waits.push(ms);
      setTimeout(() => job.abort(), 0);
    };
    const cut = exportText(repository, undefined, undefined, { signal: job.signal, onWait });
    await expect(cut).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(waits).toEqual([3_600_000]);
  });

  it('is whole when there is nothing to export', async () => {
    const repository = createMemoryDatabase().items();
    expect(await exportText(repository)).toBe(`\ufeff${csvHeader()}`);
    expect(JSON.parse(await exportText(repository, { filter: {} }, 'json'))).toEqual([]);
  });

  it('is imported again as the same items, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(itemFields, { minLength: 1, maxLength: 6 }), async (all) => {
        const items = all.map(toItem);
        const csv = await read(`\ufeff${csvHeader()}${items.map(itemToCsv).join('')}`, 'items.csv');
        const json = await read(`[${items.map(itemToJson).join(',')}]`, 'items.json');
        expect(csv.ready.map(({ item }) => item)).toEqual(all);
        expect(json.ready.map(({ item }) => item)).toEqual(all);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('names the columns that the database fills, and the import passes over them', async () => {
    const repository = createMemoryDatabase({ seed: named(1) }).items();
    expect((await read(await exportText(repository))).ignored).toEqual([
      'Created',
      'Updated',
      'Version',
      'Id',
    ]);
  });

  it('has what the filter shows, in the order of the sort, over all pages', async () => {
    const seed = named(2500).map((item, i) => ({
      ...item,
      status: i % 2 ? ('active' as const) : ('draft' as const),
    }));
    const repository = createMemoryDatabase({ seed }).items();
    const sort = { field: 'name', direction: 'desc' } as const;
    const names = namesOf(await read(await exportText(repository, { filter: { status: 'active' }, sort })));
    expect(names).toEqual(
      seed
        .filter(({ status }) => status === 'active')
        .map(({ name }) => name)
        .reverse(),
    );
  });
});

describe('an export while others write', () => {
  it('misses nothing when items that it has already written are deleted', async () => {
    const repository = createMemoryDatabase({ seed: named(3000) }).items();
    const first = await repository.list({ limit: 5, offset: 0 });
    const doomed = first.ok ? first.value.map(({ id }) => id) : [];
    const text = await exportText(
      meddled(repository, async ({ offset }) => {
        if (offset > 0) await Promise.all(doomed.splice(0).map((id) => repository.delete(id)));
      }),
    );
    expect(namesOf(await read(text))).toEqual(named(3000).map(({ name }) => name));
  });

  it('writes nothing twice when items come in before the place where it is', async () => {
    const repository = createMemoryDatabase({ seed: named(3000) }).items();
    let newcomers = 0;
    const text = await exportText(
      meddled(repository, () => repository.create({ name: `A newcomer ${(newcomers += 1)}` })),
      { filter: {}, sort: { field: 'name', direction: 'asc' } },
    );
    const names = namesOf(await read(text));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('Item'))).toHaveLength(3000);
  });

  it('still has an item that an edit moved from ahead of it to behind it', async () => {
    let time = 1;
    const repository = createMemoryDatabase({ seed: named(3000), now: () => (time += 1) }).items();
    const sort = { field: 'updatedAt', direction: 'desc' } as const;
    const last = await repository.list({ limit: 1, offset: 2999, sort });
    const id = last.ok ? (last.value[0]?.id ?? '') : '';
    const text = await exportText(
      meddled(repository, ({ offset }) =>
        offset > 0 ? repository.update(id, { description: 'moved' }) : Promise.resolve(),
      ),
      { filter: {}, sort },
    );
    const plan = await read(text);
    expect(plan.ready).toHaveLength(3000);
    expect(plan.ready.at(-1)?.item.description).toBe('moved');
  });

  it('ends with an error when the database does not answer', async () => {
    const repository = createMemoryDatabase({ seed: named(3000) }).items();
    const broken = wrapRepository(repository, {
      list: (query) =>
        query.offset > 0 ? Promise.resolve(failure(connectionClosed())) : repository.list(query),
    });
    await expect(exportText(broken)).rejects.toThrow('The connection to the database was closed.');
  });
});
