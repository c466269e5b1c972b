import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { DatabaseResult } from '../../shared/database/database.ts';
import { queryLimits, sortFields } from '../../shared/database/query-limits.ts';
import { itemStatuses } from '../../shared/items/item.ts';
import { pageSize, type Contender } from '../contender.ts';
import type { BenchItem } from '../workload.ts';

/**
 * The memory database as the application has it: through the public interface, so that parsing and validating
 * what comes in, the promise and the result around the answer are all part of the time. Its text search needs no choosing.
 */
export function createOurs(): Contender {
  let next: BenchItem | undefined;
  const waiting: BenchItem[] = [];
  const database = createMemoryDatabase({
    now: () => next?.createdAt ?? Date.UTC(2027, 0, 1),
    createId: () => waiting.pop()?.id ?? '',
  });
  const repository = database.items();
  const byName = { field: 'name', direction: 'asc' } as const;

  return {
    async load(items) {
      for (let start = 0; start < items.length; start += queryLimits.createMany) {
        const batch = items.slice(start, start + queryLimits.createMany);
        next = batch[0];
        waiting.push(...batch.toReversed());
        valueOf(await repository.createMany(batch.map(requestOf)));
      }
      // Orders are made when they are first read: all of them, as the others are to have an index for each.
      for (const status of [undefined, ...itemStatuses]) {
        for (const field of sortFields) {
          const sort = { field, direction: 'asc' } as const;
          valueOf(await repository.list({ limit: pageSize, offset: 0, sort, ...(status && { status }) }));
        }
      }
    },
    page: (offset) => repository.list({ limit: pageSize, offset, sort: byName }),
    countByStatus: (status) => repository.count({ status }),
    rename: (id, name) => repository.update(id, { name }),
    insert(item) {
      next = item;
      waiting.push(item);
      return repository.create(requestOf(item));
    },
    remove: (id) => repository.delete(id),
    unwrap: (answer) => valueOf(answer as DatabaseResult<unknown>),
    watch(offset, deliver) {
      repository.watchPage(
        { limit: pageSize, offset, sort: byName },
        {
          next: ({ items }) => deliver(items),
          error: (error) => {
            throw new Error(error.message);
          },
        },
      );
      return Promise.resolve();
    },
    async search({ words, prefix }) {
      const search = [...words, prefix].join(' ');
      const [rows, total] = await Promise.all([
        repository.list({ limit: pageSize, offset: 0, search }),
        repository.count({ search }),
      ]);
      return { rows: valueOf(rows), total: valueOf(total) };
    },
  };
}

const requestOf = ({ name, description, status, tags }: BenchItem) => ({
  name,
  description,
  status,
  tags: [...tags],
});

function valueOf<T>(result: DatabaseResult<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
