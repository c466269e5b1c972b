import MiniSearch from 'minisearch';
import { pageSize, type Contender } from '../contender.ts';
import { fold } from '../folding.ts';
import type { BenchItem } from '../workload.ts';

/** MiniSearch beside a Map of the items: a search index and nothing else, so it has no other rows. */
export function createMiniSearch(): Contender {
  const items = new Map<string, BenchItem>();
  const index = new MiniSearch<BenchItem>({
    fields: ['name', 'tags', 'description'],
    extractField: (item, field) => {
      const value = item[field as keyof BenchItem];
      return Array.isArray(value) ? value.join(' ') : String(value);
    },
    processTerm: fold,
    searchOptions: {
      combineWith: 'AND',
      boost: { name: 10, tags: 5 },
      prefix: (_term, place, terms) => place === terms.length - 1,
    },
  });

  return {
    load(given) {
      for (const item of given) items.set(item.id, item);
      index.addAll(given);
    },
    search({ words, prefix }) {
      const found = index.search([...words, prefix].join(' '));
      const rows = found.slice(0, pageSize).flatMap(({ id }) => items.get(String(id)) ?? []);
      return { total: found.length, rows };
    },
  };
}
