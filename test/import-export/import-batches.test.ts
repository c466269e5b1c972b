import { describe, expect, it, vi } from 'vitest';
import type { ItemRepository } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectionClosed, failure, rateLimited, validationError } from '../../shared/database/results.ts';
import { importRows } from '../../src/features/import-export/import-batches.ts';
import { faultsOf, namesOf, quietJob, read } from '../support/import-files.ts';

const record = { id: 'import-of-a-file', title: 'Import of a file' };

const plan = (count: number) =>
  read(['Name', ...Array.from({ length: count }, (_, i) => `Item ${i}`)].join('\n'));

async function storedNames(repository: ItemRepository): Promise<string[]> {
  const page = await repository.list({ limit: 1000, offset: 0 });
  return page.ok ? page.value.map(({ name }) => name) : [];
}

describe('importing rows', () => {
  it('creates them in the order of the file, 250 at a time, and tells how far it is', async () => {
    const repository = createMemoryDatabase().items();
    const createMany = vi.spyOn(repository, 'createMany');
    const rows = await plan(600);
    const told: number[] = [];
    const outcome = await importRows(repository, rows.ready, record, {
      ...quietJob(),
      onProgress: (done) => told.push(done),
    });
    expect(outcome).toEqual({ created: 600, refused: [], rest: [] });
    expect(await storedNames(repository)).toEqual(namesOf(rows));
    expect(createMany.mock.calls.map(([batch]) => batch.length)).toEqual([250, 250, 100]);
    expect(createMany.mock.calls.map(([, options]) => options?.batch)).toEqual([record, record, record]);
    expect(told).toEqual([250 / 600, 500 / 600, 1]);
  });

  it('stops between two batches, and says exactly what is there', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(600);
    const job = new AbortController();
    const outcome = await importRows(repository, ready, record, {
      ...quietJob(),
      signal: job.signal,
      onProgress: () => job.abort(),
    });
    expect(outcome.created).toBe(250);
    expect(outcome.rest).toEqual(ready.slice(250));
    expect(outcome.error).toBeUndefined();
    expect(await storedNames(repository)).toHaveLength(250);
  });

  it('keeps the rest when a batch fails, so that nothing is lost and nothing is created twice', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(600);
    const createMany = vi.spyOn(repository, 'createMany');
    createMany.mockImplementationOnce((batch) => createMemoryDatabase().items().createMany(batch));
    createMany.mockResolvedValueOnce(failure(connectionClosed()));
    const failed = await importRows(repository, ready, record, quietJob());
    expect(failed).toMatchObject({ created: 250, error: { kind: 'ConnectionError' } });
    expect(failed.rest).toEqual(ready.slice(250));
    const retried = await importRows(repository, failed.rest, record, quietJob());
    expect(retried).toMatchObject({ created: 350, rest: [] });
    expect(await storedNames(repository)).toEqual(ready.slice(250).map(({ item }) => item.name));
  });

  it('takes out the rows that the database names, and imports the others of their batch', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(300);
    vi.spyOn(repository, 'createMany').mockResolvedValueOnce(
      failure(validationError([{ path: [7, 'name'], message: 'Name is taken.' }])),
    );
    const outcome = await importRows(repository, ready, record, quietJob());
    expect(outcome).toMatchObject({ created: 299, rest: [] });
    expect(faultsOf(outcome.refused)).toEqual([[9, 'Name', 'Name is taken.']]);
    expect(await storedNames(repository)).not.toContain('Item 7');
  });

  it('keeps the rest even when the database throws', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(3);
    vi.spyOn(repository, 'createMany').mockRejectedValueOnce(new Error('gone'));
    const outcome = await importRows(repository, ready, record, quietJob());
    expect(outcome).toMatchObject({ created: 0, error: { cause: { message: 'gone' } } });
    expect(outcome.rest).toEqual(ready);
  });

  it('does not try for ever when a refusal names no row', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(3);
    vi.spyOn(repository, 'createMany').mockResolvedValue(
      failure(validationError([{ path: [], message: 'No.' }])),
    );
    const outcome = await importRows(repository, ready, record, quietJob());
    expect(outcome).toMatchObject({ created: 0, error: { kind: 'ValidationError' } });
    expect(outcome.rest).toEqual(ready);
  });

  it('waits for as long as the database asks, as often as it asks, and goes on where it was', async () => {
    const repository = createMemoryDatabase().items();
    const rows = await plan(600);
    const create = repository.createMany.bind(repository);
    const asked: number[] = [];
    vi.spyOn(repository, 'createMany').mockImplementation((batch, options) => {
      asked.push(performance.now());
      // Before the second batch, twice.
      const isTooSoon = asked.length === 2 || asked.length === 3;
      return isTooSoon ? Promise.resolve(failure(rateLimited(150))) : create(batch, options);
    });
    const waits: number[] = [];
    const job = { ...quietJob(), onWait: (ms: number) => waits.push(ms) };
    expect(await importRows(repository, rows.ready, record, job)).toEqual({
      created: 600,
      refused: [],
      rest: [],
    });
    expect(await storedNames(repository)).toEqual(namesOf(rows));
    expect(waits).toEqual([150, 150]);
    const [, second = 0, third = 0, fourth = 0] = asked;
    // Timers may be a millisecond early.
    expect(Math.min(third - second, fourth - third)).toBeGreaterThan(148);
  });

  it('is stopped at once while it waits', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(300);
    vi.spyOn(repository, 'createMany').mockResolvedValue(failure(rateLimited(3_600_000)));
    const job = new AbortController();
    const outcome = await importRows(repository, ready, record, {
      ...quietJob(),
      signal: job.signal,
      onWait: () => job.abort(),
    });
    expect(outcome).toEqual({ created: 0, refused: [], rest: ready });
    expect(repository.createMany).toHaveBeenCalledOnce();
  });

  it('does not ask again without a pause, even when the database asks for none', async () => {
    const repository = createMemoryDatabase().items();
    const { ready } = await plan(1);
    vi.spyOn(repository, 'createMany').mockResolvedValueOnce(failure(rateLimited(0)));
    const waits: number[] = [];
    const job = { ...quietJob(), onWait: (ms: number) => waits.push(ms) };
    expect(await importRows(repository, ready, record, job)).toMatchObject({ created: 1 });
    expect(waits).toEqual([100]);
  });
});
