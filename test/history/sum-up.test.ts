import { describe, expect, it } from 'vitest';
import { retentionActor, sampleActor } from '../../shared/database/actors.ts';
import type { Change } from '../../shared/database/changes.ts';
import { saySum, sumUp } from '../../src/features/history/sum-up.ts';
import { makeChange, me, other } from '../support/make-change.ts';

const whole = { name: 'Widget', description: '', status: 'draft', tags: [] } as const;

const created: Partial<Change> = { kind: 'created', before: null, after: whole };
const deleted: Partial<Change> = { kind: 'deleted', before: {}, after: null };
const restored: Partial<Change> = { kind: 'restored', before: null, after: {} };
const purged: Partial<Change> = { kind: 'purged', before: null, after: null };
const activated: Partial<Change> = { before: { status: 'draft' }, after: { status: 'active' } };
const deactivated: Partial<Change> = {
  kind: 'reverted',
  before: { status: 'active' },
  after: { status: 'draft' },
};
const renamed: Partial<Change> = { before: { name: 'Widget' }, after: { name: 'Gadget' } };

/** Of changes in the order in which they were made. */
const sumOf = (...changes: readonly Partial<Change>[]) =>
  sumUp(changes.map(makeChange).toReversed(), { me, isPartial: false });

const outcomesOf = (...changes: readonly Partial<Change>[]) =>
  sumOf(...changes).items.map(({ outcome }) => outcome);

describe('A sum of changes', () => {
  it.each<[string, readonly Partial<Change>[], string | undefined]>([
    ['changed', [activated], 'changed'],
    ['changed twice', [activated, renamed], 'changed'],
    ['changed and changed back', [activated, deactivated], undefined],
    ['changed back in one of two fields', [activated, renamed, deactivated], 'changed'],
    ['added', [created], 'added'],
    ['added and changed', [created, activated], 'added'],
    ['added and deleted', [created, activated, deleted], undefined],
    ['added, deleted and restored', [created, deleted, restored], 'added'],
    ['deleted', [deleted], 'deleted'],
    ['changed and deleted', [activated, deleted], 'deleted'],
    ['deleted and restored', [deleted, restored], undefined],
    ['deleted, restored and changed', [deleted, restored, activated], 'changed'],
    ['restored from the trash', [restored], 'added'],
    ['deleted for ever', [purged], 'deleted'],
    ['cleaned up from the trash', [{ ...purged, actor: retentionActor }], undefined],
  ])('counts an item that was %s by what is left of it', (_, changes, outcome) => {
    expect(outcomesOf(...changes)).toEqual(outcome ? [outcome] : []);
  });

  it('counts each item once, the latest touched first, by its latest name', () => {
    const { items } = sumOf(
      { ...activated, itemId: 'a' },
      { ...created, itemId: 'b' },
      { ...renamed, itemId: 'a', itemName: 'Gadget' },
    );
    expect(items).toEqual([
      { id: 'a', name: 'Gadget', outcome: 'changed', at: expect.any(Number) as number },
      { id: 'b', name: 'Widget', outcome: 'added', at: expect.any(Number) as number },
    ]);
  });

  it('leaves out items that nobody else has touched', () => {
    expect(outcomesOf({ ...activated, actor: me })).toEqual([]);
    expect(outcomesOf({ ...activated, actor: me }, { ...renamed, actor: other })).toEqual(['changed']);
  });

  it('leaves out sample items, which nobody has added', () => {
    expect(outcomesOf({ ...created, actor: sampleActor })).toEqual([]);
  });

  it('does not tell what I have taken back myself', () => {
    expect(outcomesOf({ ...deleted, actor: other }, { ...restored, actor: me })).toEqual([]);
  });

  it('is said in numbers, and in none when nothing is left to see', () => {
    const items = (count: number, change: Partial<Change>, name: string) =>
      Array.from({ length: count }, (_, index) => ({ ...change, itemId: `${name} ${index}` }));
    expect(
      saySum(sumOf(...items(1, deleted, 'd'), ...items(2, created, 'a'), ...items(12, renamed, 'c'))),
    ).toBe('12 changed, 2 added, 1 deleted');
    expect(saySum(sumOf(...items(3, created, 'a')))).toBe('3 added');
    expect(saySum(sumOf(activated, deactivated))).toBe('');
  });

  it('says how many were looked at where there are more, and no counts that may be wrong', () => {
    const changes = Array.from({ length: 200 }, (_, index) => makeChange({ itemId: `${index}` }));
    expect(saySum(sumUp(changes, { me, isPartial: true }))).toBe('200+ changes');
    const mine = changes.map((change) => ({ ...change, actor: me }));
    expect(saySum(sumUp(mine, { me, isPartial: true }))).toBe('');
  });
});
