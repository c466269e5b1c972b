import { describe, expect, it } from 'vitest';
import {
  describeIgnored,
  describePlan,
  describeTally,
} from '../../src/features/import-export/import-sentences.ts';
import { formatWrongRows } from '../../src/features/import-export/wrong-rows.ts';
import { faultsOf, namesOf, read } from '../support/import-files.ts';
import { shorten } from '../../src/lib/shorten.ts';

const download = async (content: string, name?: string) => {
  const plan = await read(content, name);
  return formatWrongRows(plan, plan.wrong).join('');
};

describe('the file of wrong rows', () => {
  it('has the rows as they were, all columns, and the reasons', async () => {
    expect(await download('Colour;Name;Tags\nred;;a|b\nblue;Good;\ngreen;"a;b";' + 't'.repeat(51))).toBe(
      '\ufeffColour,Name,Tags,Reason\r\n' +
        'red,,a|b,Row 2: Name is empty: give the item a name.\r\n' +
        `green,"a;b",${'t'.repeat(51)},Row 4: Tags: A tag is too long: at most 50 characters.\r\n`,
    );
  });

  it('can be imported again once it is corrected: the reason is passed over', async () => {
    const again = (await download('Name,Status\nA,lost\nB,draft\n')).replace('A,lost', 'A,active');
    const plan = await read(again);
    expect(namesOf(plan)).toEqual(['A']);
    expect(plan.ignored).toEqual(['Reason']);
  });

  it('has one reason column, the present one, however often it goes round', async () => {
    const once = await download('Name,Status\n,draft\n');
    const twice = await download(once);
    expect(twice.split('\r\n')[0]).toBe('\ufeffName,Status,Reason');
    expect(twice).toBe(once);
  });

  it('is protected against formulas, header included, and comes back unharmed', async () => {
    const text = await download('Name,=cmd\n=1+1,x,extra\n');
    expect(text).toContain("Name,'=cmd,Reason\r\n'=1+1,x,");
    const plan = await read(text);
    expect(plan.columns).toContain('=cmd');
    expect(plan.wrong[0]?.cells[0]).toBe('=1+1');
  });

  it('keeps cells that no column stands for, so that the row is still refused', async () => {
    const text = await download('Name,Status\nA,draft,lost and found\n');
    expect(text.trimEnd().endsWith(',lost and found')).toBe(true);
    expect(faultsOf((await read(text)).wrong)).toHaveLength(1);
  });

  it('has the fields of JSON items as columns, and what is no item behind them', async () => {
    const text = await download('[{"name":"","tags":["a|b"],"status":5},[1]]', 'items.json');
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffName,Description,Status,Tags,Reason',
      ',,5,a\\|b,"Item 1: Name is empty: give the item a name. Status must be one of draft, active, archived."',
    ]);
    expect(text).toContain(',[1]\r\n');
  });
});

describe('what an import says', () => {
  it('counts in words that agree', async () => {
    expect(describePlan(await read('Name\nA\n'))).toBe('1 item will be created, no row is wrong.');
    expect(describePlan(await read('Name,Tags\nA,\nB,\n,x\n'))).toBe(
      '2 items will be created, 1 row is wrong.',
    );
    expect(describePlan(await read('Name,Tags\n,x\n,y\n'))).toBe('No item can be created: 2 rows are wrong.');
    const { ready, wrong } = await read('Name,Tags\nA,\n,x\n');
    expect(describeTally({ created: 1200, wrong, rest: ready })).toBe(
      '1,200 items were created. 1 row was not imported. 1 row is wrong and left out.',
    );
  });

  it('names a few of many ignored columns', () => {
    expect(describeIgnored(['Id'])).toBe('Ignored column: Id.');
    expect(describeIgnored(Array.from({ length: 20 }, (_, i) => `c${i}`))).toMatch(
      /^Ignored columns: c0, .* and 8 more\.$/,
    );
  });

  it('shortens between characters', () => {
    expect(shorten('🙂🙂🙂', 2)).toBe('🙂…');
    expect(shorten('🙂🙂', 2)).toBe('🙂🙂');
    expect(shorten('x'.repeat(1024 * 1024), 60)).toBe(`${'x'.repeat(59)}…`);
  });
});
