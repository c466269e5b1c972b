import { describe, expect, it } from 'vitest';
import {
  isFiltered,
  parseActivitySearch,
  toChangeFilter,
} from '../../src/features/history/activity-search.ts';
import { me } from '../support/make-change.ts';

const now = new Date(2026, 10, 23, 14, 32).getTime();
const day = (month: number, date: number) => new Date(2026, month - 1, date).getTime();

describe('The address of the activity', () => {
  it('is no filter when it says nothing', () => {
    expect(parseActivitySearch({})).toEqual({});
    expect(isFiltered({})).toBe(false);
    expect(toChangeFilter({}, me, now)).toEqual({});
  });

  it.each([
    [{ kind: 'exploded' }],
    [{ when: 'tomorrow' }],
    [{ from: '2026-02-30' }],
    [{ to: 'x' }],
    [{ since: '-5' }],
    [{ since: '1.5' }],
    [{ until: '5' }],
    [{ by: ' ' }],
    [{ by: 'x'.repeat(101) }],
    [{ by: ['me'] }],
    [{ page: '2' }],
  ])('reads what makes no sense as no filter: %j', (raw) => {
    expect(parseActivitySearch(raw)).toEqual({});
  });

  it('takes numbers for text, as a router may hand them over', () => {
    expect(parseActivitySearch({ since: 5, by: 7 })).toEqual({ since: 5, by: '7' });
  });

  it('says the time in one way: to the millisecond, else by days, else by a word', () => {
    const all = { since: '10', until: '20', from: '2026-11-01', to: '2026-11-02', when: 'today' };
    expect(parseActivitySearch(all)).toEqual({ since: 10, until: 20 });
    expect(parseActivitySearch({ ...all, since: '' })).toEqual({ from: '2026-11-01', to: '2026-11-02' });
    expect(parseActivitySearch({ when: 'today' })).toEqual({ when: 'today' });
  });

  it('lets go of an end that is before the beginning', () => {
    expect(parseActivitySearch({ since: '10', until: '10' })).toEqual({ since: 10 });
    expect(parseActivitySearch({ from: '2026-11-02', to: '2026-11-01' })).toEqual({ from: '2026-11-02' });
  });

  it('asks the database for whom and which kind', () => {
    expect(toChangeFilter({ by: 'me', kind: 'created' }, me, now)).toEqual({
      actorId: me.id,
      kind: 'created',
    });
    expect(toChangeFilter({ by: 'browser:other' }, me, now)).toEqual({ actorId: 'browser:other' });
    // Everybody else is asked for as everybody.
    expect(toChangeFilter({ by: 'others' }, me, now)).toEqual({});
  });

  it('asks the database for days from their first moment to their last', () => {
    expect(toChangeFilter({ when: 'today' }, me, now)).toEqual({ from: day(11, 23) });
    expect(toChangeFilter({ when: 'week' }, me, now)).toEqual({ from: day(11, 17) });
    expect(toChangeFilter({ from: '2026-10-24', to: '2026-10-25' }, me, now)).toEqual({
      from: day(10, 24),
      to: day(10, 26),
    });
    expect(toChangeFilter({ to: '2026-10-25' }, me, now)).toEqual({ to: day(10, 26) });
    expect(toChangeFilter({ since: 10, until: 20 }, me, now)).toEqual({ from: 10, to: 20 });
  });
});
