import { Index } from 'flexsearch';
import { pageSize, type Contender } from '../contender.ts';
import { fold } from '../folding.ts';
import type { BenchItem } from '../workload.ts';

/**
 * FlexSearch beside a list of the items. Its prefix search is chosen for the whole index ("forward"), so every word
 * of a query counts as a prefix; the name stands first in the text, which FlexSearch takes for relevance.
 */
export function createFlexSearch(): Contender {
  const items: BenchItem[] = [];
  const index = new Index({ tokenize: 'forward', encode: (text) => fold(text).split(/[^\p{L}\p{N}]+/u) });

  return {
    load(given) {
      for (const item of given) {
        index.add(items.length, `${item.name} ${item.tags.join(' ')} ${item.description}`);
        items.push(item);
      }
    },
    search({ words, prefix }) {
      const found = index.search([...words, prefix].join(' '), { limit: items.length });
      const rows = found.slice(0, pageSize).flatMap((place) => items[Number(place)] ?? []);
      return { total: found.length, rows };
    },
  };
}
