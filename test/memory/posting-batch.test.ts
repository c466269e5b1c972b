import { describe, expect, it } from 'vitest';
import { PostingBatch } from '../../shared/database/memory/posting-batch.ts';
import { PostingLists } from '../../shared/database/memory/posting-lists.ts';

describe('PostingBatch', () => {
  it('brings every posting to its list, in order, be there more than it holds at once', () => {
    const postings = new PostingLists();
    postings.add(3, 5);
    const batch = new PostingBatch(postings);
    const count = 1_100_000;
    const listOf = (value: number) => ((value * 7919) % 5) + (value % 2) * 1000;
    const expected = new Map([[3, [5]]]);
    for (let value = 10; value < count; value += 1) {
      const list = listOf(value);
      const values = expected.get(list) ?? [];
      values.push(value);
      expected.set(list, values);
      batch.add(list, value);
    }
    batch.flush();
    batch.flush();
    for (const [list, values] of expected) {
      const found: number[] = [];
      postings.forEachRun(list, (run, size) => found.push(...run.subarray(0, size)));
      expect(found).toEqual(values);
    }
    expect(postings.sizeOf(999)).toBe(0);
  });
});
