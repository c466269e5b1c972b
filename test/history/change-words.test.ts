import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/database/changes.ts';
import { deedOf, describeReversion, diffsOf, nameActor, sayDeed } from '../../src/lib/change-words.ts';
import { makeChange, me, other } from '../support/make-change.ts';

const whole = { name: 'Widget', description: '', status: 'draft', tags: [] } as const;

describe('Words for a change', () => {
  it('call oneself You, and others by their name', () => {
    expect(nameActor(me, me)).toBe('You');
    // Two people may be called the same.
    expect(nameActor({ ...other, name: me.name }, me)).toBe(me.name);
  });

  const deeds: [what: string, change: Partial<Change>, ofItem: string, short: string][] = [
    ['a creation', { kind: 'created', before: null, after: whole }, 'created X', 'created it'],
    [
      'an update',
      { before: { tags: [], name: 'A' }, after: { tags: ['new'], name: 'B' } },
      'changed Name and Tags of X',
      'changed Name and Tags',
    ],
    [
      'a deletion',
      { kind: 'deleted', before: whole, after: null },
      'moved X to the trash',
      'moved it to the trash',
    ],
    [
      'a restoration',
      { kind: 'restored', before: null, after: whole },
      'restored X from the trash',
      'restored it from the trash',
    ],
    ['a purge', { kind: 'purged', before: null, after: null }, 'deleted X for ever', 'deleted it for ever'],
    [
      'an undo of fields',
      { kind: 'reverted', reverts: 'earlier' },
      'undid a change of Status of X',
      'undid a change of Status',
    ],
    [
      'a return to an earlier version',
      { kind: 'reverted' },
      'took Status of X back to an earlier version',
      'took Status back to an earlier version',
    ],
    [
      'an undone deletion',
      { kind: 'reverted', before: null, after: whole },
      'brought X back from the trash by an undo',
      'brought it back from the trash by an undo',
    ],
    [
      'an undone creation',
      { kind: 'reverted', before: whole, after: null },
      'moved X to the trash by an undo',
      'moved it to the trash by an undo',
    ],
  ];
  it.each(deeds)('say what %s did, with the item and without it', (_, change, ofItem, short) => {
    const deed = deedOf(makeChange(change));
    expect(sayDeed(deed, 'X')).toBe(ofItem);
    expect(sayDeed(deed)).toBe(short);
  });

  it('list the fields that differ, in the order of the form', () => {
    const change = makeChange({
      before: { tags: ['a'], status: 'draft', name: 'A' },
      after: { tags: ['a'], status: 'active', name: 'B' },
    });
    expect(diffsOf(change)).toEqual([
      { field: 'name', before: 'A', after: 'B' },
      { field: 'status', before: 'draft', after: 'active' },
    ]);
  });

  it('list no fields where the item came or went', () => {
    expect(diffsOf({ before: null, after: whole })).toEqual([]);
    expect(diffsOf({ before: whole, after: null })).toEqual([]);
  });
});

describe('Words for what came of an undo', () => {
  const taken = makeChange({ itemName: 'Old name' });

  it('name the fields that were set back, and the item as it is called now', () => {
    const change = makeChange({
      before: { name: 'B', status: 'active' },
      after: { name: 'A', status: 'draft' },
    });
    expect(describeReversion(taken, { change, left: [] })).toEqual({
      title: 'Set Name and Status of “Widget” back',
    });
  });

  it('name the fields that stay because they were changed since', () => {
    const change = makeChange();
    expect(describeReversion(taken, { change, left: ['name'] })).toEqual({
      title: 'Set Status of “Widget” back to Active',
      description: 'Name was changed since, and stays as it is.',
    });
    expect(describeReversion(taken, { change, left: ['name', 'tags'] })).toMatchObject({
      description: 'Name and Tags were changed since, and stay as they are.',
    });
  });

  it('say again of what was done again', () => {
    const titleOf = (change: Change) => describeReversion(taken, { change, left: [] }, true).title;
    expect(titleOf(makeChange())).toBe('Set Status of “Widget” to Active again');
    expect(titleOf(makeChange({ before: { name: 'A' }, after: { name: 'B' } }))).toBe(
      'Set Name of “Widget” again',
    );
    expect(titleOf(makeChange({ before: null, after: {} }))).toBe('Restored “Widget” again');
    expect(titleOf(makeChange({ before: {}, after: null }))).toBe('Moved “Widget” to the trash again');
  });

  it('say that an item came back, or went', () => {
    const back = makeChange({ before: null, after: whole });
    const gone = makeChange({ before: whole, after: null });
    expect(describeReversion(taken, { change: back, left: [] }).title).toBe('Restored “Widget”');
    expect(describeReversion(taken, { change: gone, left: [] }).title).toBe('Moved “Widget” to the trash');
  });

  it('say that nothing was undone, and why', () => {
    expect(describeReversion(taken, { left: ['status'] })).toEqual({
      title: '“Old name” stays as it is',
      description: 'Status was changed since.',
    });
  });
});
