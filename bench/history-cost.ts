import { parseArgs } from 'node:util';
import type { DatabaseResult } from '../shared/database/database.ts';
import { createMemoryDatabase } from '../shared/database/memory/memory-database.ts';
import { createWithoutRecord, type Writer } from './contenders/without-record.ts';
import { formatCount, formatNumber, formatTable } from './format.ts';
import { bytesInUse } from './memory-use.ts';
import { createRandom, pick, type Random } from './random.ts';
import { sample, type Operation, type Pace } from './sampling.ts';
import { createItemSource, createName, type BenchItem } from './workload.ts';

/**
 * npm run bench:history [-- --size 100000]
 * What the record of changes costs the memory database: the time of a write beside that of the same write without it,
 * both in one process and in turn, and the bytes that a change leaves behind.
 */

const { values: options } = parseArgs({ options: { size: { type: 'string', default: '100000' } } });
const size = Number(options.size);
if (!Number.isSafeInteger(size) || size < 1000) throw new Error('--size must be a whole number from 1000.');

const pace: Pace = { rounds: 401, budget: 8_000 };
const statuses = ['draft', 'active', 'archived'] as const;
const listSize = 100;
/** Enough that what a process holds besides does not matter. */
const updateCount = 200_000;

/** A database of so many items, and what is needed to write to it. Two of them are given the same work. */
interface Subject {
  readonly writer: Writer;
  readonly ids: string[];
  readonly random: Random;
  /** Whose id is the next to be given. */
  nextItem(): BenchItem;
}

async function createSubject(create: (createId: () => string) => Writer): Promise<Subject> {
  const waiting: string[] = [];
  const ids: string[] = [];
  const nextItem = createItemSource();
  const subject: Subject = {
    writer: create(() => waiting.shift() ?? ''),
    ids,
    random: createRandom(23),
    nextItem() {
      const item = nextItem();
      waiting.push(item.id);
      ids.push(item.id);
      return item;
    },
  };
  for (let index = 0; index < size; index += 1)
    expectDone(await subject.writer.create(requestOf(subject.nextItem())));
  return subject;
}

const createRecorded = (createId: () => string) => createMemoryDatabase({ createId }).items();

const requestOf = ({ name, description, status, tags }: BenchItem) => ({
  name,
  description,
  status,
  tags: [...tags],
});

function expectDone(answer: unknown): void {
  const result = answer as DatabaseResult<unknown>;
  if (!result.ok) throw new Error(result.error.message);
}

/** An id that is not given again to what comes after. */
function takeId({ ids, random }: Subject): string {
  const place = Math.floor(random() * ids.length);
  const id = ids[place] as string;
  ids[place] = ids.at(-1) as string;
  ids.pop();
  return id;
}

const operation = <Input>(
  prepare: () => Input,
  run: (input: Input) => Promise<unknown>,
): Operation<unknown> => ({ prepare, run: (input) => run(input as Input), check: expectDone });

const writes: Readonly<Record<string, (subject: Subject) => Operation<unknown>>> = {
  create: (subject) =>
    operation(
      () => requestOf(subject.nextItem()),
      (request) => subject.writer.create(request),
    ),
  [`create ${listSize} at once`]: (subject) =>
    operation(
      () => Array.from({ length: listSize }, () => requestOf(subject.nextItem())),
      (requests) => subject.writer.createMany(requests),
    ),
  'update the name': (subject) =>
    operation(
      () => ({ id: pick(subject.random, subject.ids), name: createName(subject.random) }),
      ({ id, name }) => subject.writer.update(id, { name }),
    ),
  // No word and no name changes: the write that costs the least.
  'update the status': (subject) =>
    operation(createStatusSource(subject), ({ id, status }) => subject.writer.update(id, { status })),
  delete: (subject) =>
    operation(
      () => takeId(subject),
      (id) => subject.writer.delete(id),
    ),
};

/** Goes from item to item, and round by round gives all another status. */
function createStatusSource({ ids }: Subject) {
  let index = -1;
  return () => {
    index += 1;
    const status = statuses.at(-1 - (Math.floor(index / ids.length) % statuses.length)) ?? 'draft';
    return { id: ids[index % ids.length] as string, status };
  };
}

async function compare(without: Subject, recorded: Subject): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [name, of] of Object.entries(writes)) {
    const times = (await sample(pace, of(without), of(recorded))).map(({ median }) => median);
    const [before = NaN, after = NaN] = times;
    rows.push([name, ...times.map((time) => formatNumber(time * 1_000)), formatNumber(after / before)]);
  }
  return rows;
}

/** Bytes by which an item weighs more when its creation is recorded. */
async function bytesACreation(): Promise<number> {
  const bytes: number[] = [];
  const kept: Subject[] = [];
  for (const create of [createWithoutRecord, createRecorded]) {
    const before = await bytesInUse();
    kept.push(await createSubject(create));
    bytes.push((await bytesInUse()) - before);
  }
  kept.splice(0);
  const [without = NaN, recorded = NaN] = bytes;
  return (recorded - without) / size;
}

/** Bytes that an update leaves behind when there were many before it. */
async function bytesAnUpdate({ writer }: Subject, draw: () => Update): Promise<number> {
  const write = async () => {
    for (let index = 0; index < updateCount; index += 1) {
      const { id, ...changes } = draw();
      expectDone(await writer.update(id, changes));
    }
  };
  await write();
  const before = await bytesInUse();
  await write();
  return ((await bytesInUse()) - before) / updateCount;
}

type Update = Parameters<Writer['update']>[1] & { readonly id: string };

const updates: Readonly<Record<string, (subject: Subject) => () => Update>> = {
  status: createStatusSource,
  name:
    ({ random, ids }) =>
    () => ({ id: pick(random, ids), name: createName(random) }),
};

const without = await createSubject(createWithoutRecord);
const recorded = await createSubject(createRecorded);

const rows = await compare(without, recorded);
console.log(`${formatTable([`${formatCount(size)} items`, 'without, µs', 'recorded, µs', 'times'], rows)}\n`);

const byteRows = [['a creation', formatNumber(await bytesACreation())]];
for (const [name, sourceOf] of Object.entries(updates)) {
  const before = await bytesAnUpdate(without, sourceOf(without));
  const after = await bytesAnUpdate(recorded, sourceOf(recorded));
  byteRows.push([`an update of the ${name}`, formatNumber(after - before)]);
}
console.log(formatTable(['what is left behind for the record by', 'bytes'], byteRows));
