import { checkPageOrder, checkSearch, checkWatchedPages, pageReaderOf, type Shown } from './checks.ts';
import { pageSize, type Contender, type ContenderEntry } from './contender.ts';
import { pageMeasures, searchMeasures, type MeasureId } from './measures.ts';
import { collectGarbage } from './memory-use.ts';
import type { Report, Task } from './messages.ts';
import { createQueries } from './queries.ts';
import { between, createRandom, pick, type Random } from './random.ts';
import { sample, type Operation, type Pace } from './sampling.ts';
import { createItems, createItemSource, createName, type BenchItem } from './workload.ts';

/** The contender at work, and where what it measures goes. */
interface Session {
  readonly contender: Contender;
  readonly items: readonly BenchItem[];
  readonly pace: Pace;
  readonly send: (message: Report) => void;
  /** Whether the answers are checked: beyond 100,000 items that takes longer than to measure them. */
  readonly isChecked: boolean;
}

const statuses = ['draft', 'active', 'archived'] as const;
const checkedSize = 100_000;

/** All that is asked of a contender that holds its items: pages, counts, searches, writes. */
export async function measureOperations(
  entry: ContenderEntry,
  task: Task,
  send: Session['send'],
): Promise<void> {
  const { size, pace } = task;
  const contender = await entry.create();
  await contender.load(createItems(size), { search: entry.hasSearch });
  // Some build their indexes when first asked, which is part of the load.
  await contender.page?.(0);
  const [query] = createQueries().oneWord;
  if (entry.hasSearch && query) await contender.search?.(query);
  // What the load left behind would be collected while the first pages are read.
  await collectGarbage();
  const session = { contender, items: createItems(size), pace, send, isChecked: size <= checkedSize };
  await measurePages(session);
  await measure(session, 'awaiting', { prepare: () => 0, run: (answer) => answer });
  await measureCount(session);
  if (entry.hasSearch) await measureSearch(session);
  await measureWrites(session);
}

async function measure<Input>(
  { pace, send }: Session,
  id: MeasureId,
  operation: Operation<Input>,
): Promise<void> {
  send({ kind: 'begin', measure: id });
  const [sampled] = await sample(pace, operation);
  send({ kind: 'result', measure: id, value: sampled?.median ?? Number.NaN });
}

async function measurePages(session: Session): Promise<void> {
  const { contender, items, send } = session;
  const { page, unwrap: check } = contender;
  const readPage = pageReaderOf(contender);
  if (!page || !readPage) return;
  const size = items.length;
  const random = createRandom(11);
  const spread = Math.min(1_000, size / 20);
  // The same page again and again would measure caches.
  const offsets: Record<(typeof pageMeasures)[number], () => number> = {
    pageStart: () => 0,
    pageMiddle: () => Math.floor(size / 2) + between(random, 0, spread),
    pageEnd: () => size - pageSize - between(random, 0, spread),
  };
  for (const id of pageMeasures) await measure(session, id, { prepare: offsets[id], run: page, check });
  if (session.isChecked) await checkPageOrder(readPage, items, send);
}

async function measureCount(session: Session): Promise<void> {
  const { countByStatus, unwrap: check } = session.contender;
  if (!countByStatus) return;
  const random = createRandom(13);
  await measure(session, 'count', { prepare: () => pick(random, statuses), run: countByStatus, check });
}

async function measureSearch(session: Session): Promise<void> {
  const { search } = session.contender;
  if (!search) return;
  const { oneWord, twoWords } = createQueries();
  const random = createRandom(17);
  for (const id of searchMeasures) {
    const queries = id === 'searchOne' ? oneWord : twoWords;
    await measure(session, id, { prepare: () => pick(random, queries), run: search });
    if (session.isChecked) await checkSearch(search, session.items, queries, session.send);
  }
}

/** Writes with no page watched, then with one, then with a hundred spread over the order. */
async function measureWrites(session: Session): Promise<void> {
  const { contender, items, pace, send } = session;
  const { watch } = contender;
  const writes = createWrites(contender, items, createRandom(23));
  if (!watch || !writes) return;
  const shown: Shown[] = [];
  const watchAt = (offset: number) => {
    // Kept in a place of its own, since looking one up would cost as much as telling it.
    const place: Shown = { offset, rows: [] };
    shown.push(place);
    return watch(offset, (rows) => (place.rows = rows));
  };
  const lastOffset = items.length - pageSize;
  send({ kind: 'begin', measure: 'update0' });
  // The first writes after a load are cold: of a million items they took twice as long as those after them.
  await sample(pace, writes.update);

  for (const pages of [0, 1, 100] as const) {
    send({ kind: 'begin', measure: `update${pages}` });
    if (pages === 1) await watchAt(Math.floor(items.length / 2));
    for (let page = 0; pages === 100 && page < 99; page += 1)
      await watchAt(Math.floor((page * lastOffset) / 98));
    await measure(session, `update${pages}`, writes.update);
    send({ kind: 'begin', measure: `insert${pages}` });
    const [inserted, deleted] = await sample(pace, writes.insert, writes.remove);
    send({ kind: 'result', measure: `insert${pages}`, value: inserted?.median ?? Number.NaN });
    send({ kind: 'result', measure: `delete${pages}`, value: deleted?.median ?? Number.NaN });
  }
  const readPage = pageReaderOf(contender);
  if (session.isChecked && readPage) await checkWatchedPages(readPage, shown, send);
}

/** Writes that end when the watched pages have been told; which items they write is drawn before the clock starts. */
function createWrites(
  { rename, insert, remove, settle, unwrap: check }: Contender,
  items: readonly BenchItem[],
  random: Random,
) {
  if (!rename || !insert || !remove) return undefined;
  const ids = items.map(({ id }) => id);
  const nextItem = createItemSource(29);
  const operation = <Input>(prepare: () => Input, write: (input: Input) => unknown): Operation<Input> => ({
    prepare,
    run: settle ? async (input) => (await write(input), settle()) : write,
    check,
  });

  return {
    update: operation(
      () => ({ id: pick(random, ids), name: createName(random) }),
      ({ id, name }) => rename(id, name),
    ),
    insert: operation(() => {
      const item = nextItem();
      ids.push(item.id);
      return item;
    }, insert),
    remove: operation(() => {
      const place = Math.floor(random() * ids.length);
      const id = ids[place] as string;
      ids[place] = ids.at(-1) as string;
      ids.pop();
      return id;
    }, remove),
  };
}
