import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../bench/claims.ts';
import type { ContenderEntry } from '../../bench/contender.ts';
import type { MeasureId } from '../../bench/measures.ts';
import { leadIn, type SizeResult } from '../../bench/results.ts';

/** What the benchmark says of its numbers. The numbers themselves no test depends on. */

type Values = Partial<Record<MeasureId, number>>;

/** What contenders took at one size, by their ids; one that is added by `also` is not like the others. */
function taken(
  values: Record<string, Values>,
  { size = 10_000, also = {} }: { size?: number; also?: Record<string, Partial<ContenderEntry>> } = {},
): SizeResult {
  const results = Object.entries(values).map(([id, measured]) => {
    const entry: ContenderEntry = {
      id,
      label: id,
      create: () => Promise.reject(new Error('Nothing is measured here.')),
      loads: {},
      hasSearch: true,
      ...also[id],
    };
    const outcomes = Object.fromEntries(
      Object.entries(measured).map(([measure, value]) => [measure, { kind: 'measured', value } as const]),
    );
    return [entry, { outcomes, notes: [] }] as const;
  });
  return { size, results: new Map(results) };
}

describe('the lead in a row', () => {
  it('is over the best of the peers', () => {
    const result = taken({ ours: { insert0: 2 }, loki: { insert0: 30 }, sqlite: { insert0: 9 } });
    expect(leadIn(result, 'insert0')).toEqual({ peer: 'sqlite', times: 4.5, isLevel: false });
  });

  it('is not over the reference, nor over a library for a part', () => {
    const result = taken(
      {
        ours: { searchOne: 2 },
        reference: { searchOne: 1 },
        flexsearch: { searchOne: 1 },
        loki: { searchOne: 8 },
      },
      { also: { flexsearch: { isPart: true } } },
    );
    expect(leadIn(result, 'searchOne')).toMatchObject({ peer: 'loki', times: 4 });
  });

  it('is, for load and bytes, over who keeps both an order and a search index', () => {
    const result = taken({
      ours: { loadSearch: 100, bytesSearch: 500, loadOrders: 50 },
      naive: { loadSearch: 10, bytesSearch: 400, loadOrders: 5 },
      'sqlite-fts5': { loadSearch: 70, bytesSearch: 600, loadOrders: 30 },
    });
    expect(leadIn(result, 'loadSearch')).toMatchObject({ peer: 'sqlite-fts5', times: 0.7 });
    expect(leadIn(result, 'bytesSearch')).toMatchObject({ peer: 'sqlite-fts5', times: 1.2 });
    expect(leadIn(result, 'loadOrders')).toBeUndefined();
  });

  it('is none where nobody else, or not even we, have been measured', () => {
    expect(leadIn(taken({ ours: { count: 1 }, loki: {} }), 'count')).toBeUndefined();
    expect(leadIn(taken({ ours: {}, loki: { count: 1 } }), 'count')).toBeUndefined();
  });

  it.each([
    [1.25, 1.25, true],
    [1.26, 1, false],
    [1, 1.26, false],
  ])('is level if neither takes a quarter more than awaiting: %d and %d', (ours, tinyBase, isLevel) => {
    const result = taken({ ours: { awaiting: 1, count: ours }, tinybase: { awaiting: 1, count: tinyBase } });
    expect(leadIn(result, 'count')?.isLevel).toBe(isLevel);
  });

  it('is never level in bytes', () => {
    const result = taken({
      ours: { awaiting: 1, bytesSearch: 1 },
      'sqlite-fts5': { awaiting: 1, bytesSearch: 1 },
    });
    expect(leadIn(result, 'bytesSearch')?.isLevel).toBe(false);
  });
});

describe('what is to be reached', () => {
  const claimOf = (results: readonly SizeResult[], words: string) => {
    const claims = claimsOf(results).filter(({ text }) => text.includes(words));
    expect(claims).toHaveLength(1);
    return claims[0];
  };

  it('holds with the nearest row as evidence', () => {
    const result = taken({ ours: { insert0: 2, delete0: 2 }, loki: { insert0: 20, delete0: 6 } });
    expect(claimOf([result], 'ahead of every peer')).toEqual({
      text: 'ahead of every peer in every row, SQLite loading with its text index kept in step',
      isHeld: true,
      evidence: 'delete, 10,000 items (loki): × 3.00',
    });
  });

  it('does not hold with all rows that miss it as evidence, the worst first', () => {
    const result = taken({
      ours: { insert0: 3, delete0: 4, update0: 1 },
      loki: { insert0: 2, delete0: 2, update0: 9 },
    });
    const claim = claimOf([result], 'ahead of every peer');
    expect(claim).toMatchObject({
      isHeld: false,
      evidence: 'delete, 10,000 items (loki): × 0.50; insert, 10,000 items (loki): × 0.67',
    });
  });

  it('names a level row in which we are behind, and is not missed by it', () => {
    const result = taken({
      ours: { awaiting: 1, count: 1.2, insert0: 1 },
      tinybase: { awaiting: 1, count: 1.08, insert0: 3 },
    });
    const claim = claimOf([result], 'ahead of every peer');
    expect(claim?.isHeld).toBe(true);
    expect(claim?.text).toContain(
      'but for those where both only await an answer (count by status, 10,000 items (tinybase): × 0.90)',
    );
    expect(claim?.evidence).toBe('insert, 10,000 items (tinybase): × 3.00');
  });

  it('makes no exception of a level row in which we are ahead', () => {
    const result = taken({ ours: { awaiting: 1, count: 1 }, tinybase: { awaiting: 1, count: 1.2 } });
    expect(claimOf([result], 'ahead of every peer')).toEqual({
      text: 'ahead of every peer in every row, SQLite loading with its text index kept in step',
      isHeld: true,
      evidence: 'count by status, 10,000 items (tinybase): × 1.20',
    });
  });

  it('asks of a load that it is ahead of a text index that is kept in step, of one that is made afterwards in a claim by itself', () => {
    const result = taken(
      {
        ours: { loadSearch: 100 },
        naive: { loadSearch: 1 },
        'sqlite-fts5': { loadSearch: 70 },
        'sqlite-kept': { loadSearch: 300 },
      },
      { also: { 'sqlite-fts5': { isIndexedLater: true }, 'sqlite-kept': { isPart: true } } },
    );
    expect(claimOf([result], 'ahead of every peer')).toMatchObject({
      isHeld: true,
      evidence: 'load, with search, 10,000 items (sqlite-kept): × 3.00',
    });
    expect(claimOf([result], 'made afterwards')).toMatchObject({
      isHeld: false,
      evidence: 'load, with search, 10,000 items (sqlite-fts5): × 0.70',
    });
  });

  it.each([
    [20, true],
    [19.9, false],
  ])('asks of a page that it is twenty times ahead: %d', (times, isHeld) => {
    const result = taken({ ours: { pageEnd: 1 }, loki: { pageEnd: times } });
    expect(claimOf([result], 'a page at any offset')?.isHeld).toBe(isHeld);
  });

  it('asks fifty times of writes under a hundred pages, of what is made by hand in a claim by itself', () => {
    const result = taken(
      { ours: { insert100: 1 }, loki: { insert100: 50 }, 'loki-by-hand': { insert100: 4 } },
      { also: { 'loki-by-hand': { isByHand: true } } },
    );
    expect(claimOf([result], "each peer's own way")?.isHeld).toBe(true);
    expect(claimOf([result], 'read by hand among them')?.isHeld).toBe(false);
  });

  it('asks how much a page and a write grow, from the smallest size to the largest', () => {
    const sizes = [
      taken({ ours: { pageEnd: 1, insert0: 1 } }),
      taken({ ours: { pageEnd: 9, insert0: 9 } }, { size: 100_000 }),
      taken({ ours: { pageEnd: 2, insert0: 8.1 } }, { size: 1_000_000 }),
    ];
    expect(claimOf(sizes, 'a page costs')?.isHeld).toBe(true);
    expect(claimOf(sizes, 'a write costs')).toMatchObject({ isHeld: false, evidence: 'insert: × 8.10' });
    expect(claimOf(sizes.slice(0, 1), 'a page costs')?.isHeld).toBeUndefined();
  });

  it('asks of writes that they are within three times of the reference', () => {
    const result = taken({ ours: { insert0: 3.1, delete0: 3 }, reference: { insert0: 1, delete0: 1 } });
    expect(claimOf([result], 'of the reference')).toMatchObject({
      isHeld: false,
      evidence: 'insert, 10,000 items: × 3.10',
    });
  });
});
