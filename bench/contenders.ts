import type { ContenderEntry } from './contender.ts';

const orders = { 'load-orders': ['loadOrders', 'bytesOrders'] } as const;
const search = { 'load-search': ['loadSearch', 'bytesSearch'] } as const;
const both = { ...orders, ...search };

const atMost = (limit: number, reason: string) => (size: number) => (size > limit ? reason : undefined);

export const contenders: readonly ContenderEntry[] = [
  {
    id: 'ours',
    label: 'Estuary',
    create: async () => (await import('./contenders/ours.ts')).createOurs(),
    loads: both,
    hasSearch: true,
  },
  {
    id: 'reference',
    label: 'reference',
    create: async () => (await import('./contenders/reference.ts')).createReference(),
    loads: orders,
    hasSearch: false,
  },
  {
    id: 'alone',
    label: 'items alone',
    create: async () => (await import('./contenders/items-alone.ts')).createItemsAlone(),
    loads: { 'load-orders': ['bytesOrders'] },
    hasSearch: false,
  },
  {
    id: 'sqlite',
    label: 'SQLite',
    create: async () => (await import('./contenders/sqlite.ts')).createSqlite(),
    loads: orders,
    hasSearch: false,
  },
  {
    id: 'sqlite-fts5',
    label: 'SQLite + FTS5',
    create: async () => (await import('./contenders/sqlite.ts')).createSqlite(),
    loads: search,
    hasSearch: true,
    isIndexedLater: true,
  },
  {
    id: 'sqlite-kept',
    label: 'SQLite + FTS5, kept while loading',
    create: async () => (await import('./contenders/sqlite.ts')).createKeptSqlite(),
    loads: search,
    hasSearch: true,
    isPart: true,
  },
  {
    id: 'rxdb',
    label: 'RxDB',
    create: async () => (await import('./contenders/rxdb.ts')).createRxdb(),
    loads: both,
    hasSearch: true,
  },
  {
    id: 'loki',
    label: 'LokiJS (live views)',
    create: async () => (await import('./contenders/loki.ts')).createLoki({ hasLiveViews: true }),
    loads: both,
    hasSearch: true,
  },
  {
    id: 'loki-by-hand',
    label: 'LokiJS (index read by hand)',
    create: async () => (await import('./contenders/loki.ts')).createLoki({ hasLiveViews: false }),
    loads: {},
    hasSearch: true,
    isByHand: true,
  },
  {
    id: 'tinybase',
    label: 'TinyBase',
    create: async () => (await import('./contenders/tiny-base.ts')).createTinyBase(),
    loads: both,
    hasSearch: true,
  },
  {
    id: 'tanstack',
    label: 'TanStack DB',
    create: async () => (await import('./contenders/tanstack-db.ts')).createTanstackDb(),
    loads: both,
    hasSearch: true,
    whyNot: atMost(100_000, 'a page in the middle takes it seconds at 100,000 items'),
  },
  {
    id: 'naive',
    label: 'naive array',
    create: async () => (await import('./contenders/naive.ts')).createNaive(),
    loads: both,
    hasSearch: true,
  },
  {
    id: 'minisearch',
    label: 'MiniSearch',
    create: async () => (await import('./contenders/mini-search.ts')).createMiniSearch(),
    loads: search,
    hasSearch: true,
    isPart: true,
  },
  {
    id: 'flexsearch',
    label: 'FlexSearch',
    create: async () => (await import('./contenders/flex-search.ts')).createFlexSearch(),
    loads: search,
    hasSearch: true,
    isPart: true,
    whyNot: atMost(100_000, 'it needs some 8 kB an item'),
  },
];
