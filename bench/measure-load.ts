import type { Contender, ContenderEntry } from './contender.ts';
import { bytesInUse } from './memory-use.ts';
import type { Report, Task } from './messages.ts';
import { createQueries, type SearchQuery } from './queries.ts';
import { createItems } from './workload.ts';

const warmUpSize = 1_000;

/**
 * How long it takes until the contender can answer, and what it then holds: the bytes after collecting garbage, less
 * those before the items were made. The items themselves are part of it, as long as the contender keeps them.
 */
export async function measureLoad(
  entry: ContenderEntry,
  task: Task,
  report: (message: Report) => void,
): Promise<void> {
  const search = task.part === 'load-search';
  const [query] = createQueries().oneWord;
  if (!query) throw new Error('There is nothing to search for.');
  await loadOnce(await entry.create(), warmUpSize, search, query);

  const contender = await entry.create();
  const before = await bytesInUse();
  report({ kind: 'begin', measure: search ? 'loadSearch' : 'loadOrders' });
  const time = await loadOnce(contender, task.size, search, query);
  report({ kind: 'result', measure: search ? 'loadSearch' : 'loadOrders', value: time });
  const bytes = (await bytesInUse()) - before + (contender.nativeBytes?.() ?? 0);
  report({ kind: 'result', measure: search ? 'bytesSearch' : 'bytesOrders', value: bytes / task.size });
}

/** Milliseconds from the items to the first page, or the first search: some build their indexes only then. */
async function loadOnce(
  contender: Contender,
  size: number,
  search: boolean,
  query: SearchQuery,
): Promise<number> {
  const items = createItems(size);
  const start = performance.now();
  await contender.load(items, { search });
  await contender.page?.(0);
  if (search) await contender.search?.(query);
  return performance.now() - start;
}
