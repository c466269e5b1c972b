import { describe, expect, it } from 'vitest';
import { toRows } from '../../src/features/history/activity-rows.ts';
import { formatDay, groupByDay, nameDay, parseDay, startOfDay } from '../../src/features/history/days.ts';
import { makeChange } from '../support/make-change.ts';

const noon = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime();

describe('The rows of the activity', () => {
  it('have one for each change that stands by itself', () => {
    const changes = [makeChange(), makeChange()];
    expect(toRows(changes).map(({ kind, id }) => [kind, id])).toEqual(
      changes.map(({ id }) => ['change', id]),
    );
  });

  it('have one for a batch, where its newest change stands, whatever was done in between', () => {
    const [a, b, c, d] = [
      makeChange({ batchId: 'import' }),
      makeChange(),
      makeChange({ batchId: 'import' }),
      makeChange(),
    ];
    const rows = toRows([d, c, b, a]);
    expect(rows.map(({ id }) => id)).toEqual([d.id, 'import', b.id]);
    expect(rows[1]).toMatchObject({ kind: 'batch', at: c.at, changes: [c, a] });
  });

  it('keep batches apart', () => {
    const changes = ['one', 'two', 'one'].map((batchId) => makeChange({ batchId }));
    expect(toRows(changes).map(({ id }) => id)).toEqual(['one', 'two']);
  });
});

describe('Days', () => {
  it('are those of the reader, each with its entries in their order', () => {
    const late = new Date(2026, 2, 29, 23, 59).getTime();
    const next = new Date(2026, 2, 30, 0, 1).getTime();
    const days = groupByDay([{ at: next }, { at: late }, { at: late - 1 }]);
    expect(days).toEqual([
      { start: startOfDay(next), entries: [{ at: next }] },
      { start: startOfDay(late), entries: [{ at: late }, { at: late - 1 }] },
    ]);
  });

  it('are told by their names, farther ones by their date', () => {
    const now = noon(2026, 3, 1);
    expect(nameDay(now, now)).toBe('Today');
    expect(nameDay(startOfDay(now) - 1, now)).toBe('Yesterday');
    expect(nameDay(noon(2026, 2, 27), now)).toBe('Friday, February 27');
    expect(nameDay(noon(2025, 12, 31), now)).toBe('Wednesday, December 31, 2025');
  });

  it('begin at midnight, also where the clocks are changed', () => {
    expect(startOfDay(noon(2026, 3, 28), 2)).toBe(new Date(2026, 2, 30).getTime());
  });

  it('are read as a date input writes them, and no others', () => {
    expect(parseDay('2026-02-28')).toBe(new Date(2026, 1, 28).getTime());
    expect(formatDay(new Date(2026, 1, 3, 23, 59).getTime())).toBe('2026-02-03');
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-2-1',
      '',
      'today',
      '2026-02-28T00:00',
      '0026-02-28',
    ]) {
      expect(parseDay(wrong)).toBeUndefined();
    }
  });
});
