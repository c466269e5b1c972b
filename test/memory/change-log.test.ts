import { expect, test } from 'vitest';
import { ActorRecords } from '../../shared/database/memory/actor-records.ts';
import { chunkSize } from '../../shared/database/memory/change-chunk.ts';
import { ChangeLog, type NewChange } from '../../shared/database/memory/change-log.ts';
import type { Item } from '../../shared/items/item.ts';

const createActor = () => new ActorRecords().open({ id: 'ada', name: 'Ada' });
const item = (version: number): Item => ({
  ...{ id: 'i', name: `v${version}`, description: '', status: 'draft', tags: [] },
  ...{ createdAt: 1, updatedAt: 1, version },
});

const change = (slot: number, version = 1, actor = createActor()): NewChange => ({
  ...{ slot, kind: version > 1 ? 'updated' : 'created', role: 'unit', actor, at: version, batch: undefined },
  before: version > 1 ? item(version - 1) : undefined,
  after: item(version),
  reverts: 0,
});

const numbersOf = (log: ChangeLog, slot: number, ...rest: [limit?: number, from?: number]) =>
  log.chainOf(slot, ...rest).map(({ number }) => number);

function drop(log: ChangeLog, number: number): void {
  const entry = log.entry(number);
  if (!entry) throw new Error(`Change ${number} is not on record.`);
  log.drop(entry);
}

test('the changes of an item are a chain, the newest first, whatever is written between them', () => {
  const log = new ChangeLog();
  for (const [slot, version] of [
    [0, 1],
    [9, 1],
    [0, 2],
    [9, 2],
    [0, 3],
  ] as const)
    log.append(change(slot, version));
  expect(numbersOf(log, 0)).toEqual([5, 3, 1]);
  expect(numbersOf(log, 9)).toEqual([4, 2]);
  expect(numbersOf(log, 0, 2)).toEqual([5, 3]);
  expect(numbersOf(log, 0, 9, log.previousOf(5))).toEqual([3, 1]);
  expect(numbersOf(log, 1)).toEqual([]);
  expect(log.versionOf(0, 2)).toEqual(item(2));
  expect(log.versionOf(0, 4)).toBeUndefined();
});

test('items that are created together are on record as if they had been created one by one', () => {
  const [together, apart] = [new ChangeLog(), new ChangeLog()];
  const actor = createActor();
  const others = [createActor(), createActor()];
  const items = Array.from({ length: chunkSize + 50 }, (_, index) => item(index));
  for (const [log, other] of [
    [together, others[0]],
    [apart, others[1]],
  ] as const) {
    log.append(change(0, 1, actor));
    const created = { slot: 1, items, at: 7, actor: other as typeof actor, batch: undefined };
    if (log === together) expect(log.appendCreated(created)).toBe(2);
    else
      items.forEach((after, index) =>
        log.append({ ...change(1 + index), ...created, slot: 1 + index, after }),
      );
    log.append(change(5, 2, actor));
  }
  for (let number = 1; number <= items.length + 3; number += 1) {
    expect({ ...together.entry(number), actor }).toEqual({ ...apart.entry(number), actor });
  }
  expect(numbersOf(together, 5)).toEqual(numbersOf(apart, 5));
  const sizesOf = ({ everyone }: ChangeLog) => [everyone.of(undefined).size, everyone.of('created').size];
  expect(sizesOf(together)).toEqual(sizesOf(apart));
  expect(others[0]?.changes.of('created').size).toBe(items.length);
});

test('what is dropped is a gap, at which a chain ends, and in no list', () => {
  const log = new ChangeLog();
  const actor = createActor();
  for (const version of [1, 2, 3]) log.append(change(0, version, actor));
  drop(log, 1);
  expect(log.entry(1)).toBeUndefined();
  expect(numbersOf(log, 0)).toEqual([3, 2]);
  expect(log.versionOf(0, 1)).toBeUndefined();
  for (const lists of [log.everyone, actor.changes])
    expect([lists.of(undefined), lists.of('created'), lists.of('updated')].map(({ size }) => size)).toEqual([
      2, 0, 2,
    ]);
  drop(log, 2);
  drop(log, 3);
  expect(numbersOf(log, 0)).toEqual([]);
  log.append(change(0, 4));
  expect(numbersOf(log, 0)).toEqual([4]);
});

test('numbers go on over any number of chunks, and are never given again', () => {
  const log = new ChangeLog();
  const count = 3 * chunkSize;
  for (let version = 1; version <= count; version += 1) log.append(change(0, version));
  for (let number = 1; number <= count; number += 1) drop(log, number);
  expect(log.everyone.of(undefined).size).toBe(0);
  expect(log.append(change(0))).toBe(count + 1);
  expect(numbersOf(log, 0)).toEqual([count + 1]);
  expect(log.entry(chunkSize)).toBeUndefined();
});

test('what takes a change back, and that it was tried in vain, is written down with it', () => {
  const log = new ChangeLog();
  const number = log.append({ ...change(0), role: 'redo' });
  expect(log.entry(number)).toMatchObject({ revertedBy: 0, isPassed: false, role: 'redo' });
  log.setRevertedBy(number, 7);
  log.passOver(number);
  expect(log.entry(number)).toMatchObject({ revertedBy: 7, isPassed: true, role: 'redo' });
  log.setRevertedBy(number, 0);
  expect(log.entry(number)).toMatchObject({ revertedBy: 0, isPassed: true });
});
