import { expect } from 'vitest';
import { everything, issuePathsOf, valueOf, type Contract } from './contract.ts';

const byName = { field: 'name', direction: 'asc' } as const;

/** Which items a search finds. */
export function registerSearchingMatches(contract: Contract): void {
  registerMatching(contract);
  registerFolding(contract);
}

function registerMatching({ rule }: Contract): void {
  rule('a search finds words of the name, of a tag and of the description', async ({ create, listNames }) => {
    await create({ name: 'Brass lamp' });
    await create({ name: 'Chair', tags: ['old', 'made of brass'] });
    await create({ name: 'Table', description: 'Legs of\nbrass, top of oak' });
    await create({ name: 'Desk', description: 'Pine', tags: ['new'] });
    expect(await listNames({ search: 'brass', sort: byName })).toEqual(['Brass lamp', 'Chair', 'Table']);
    expect(await listNames({ search: 'oak' })).toEqual(['Table']);
    expect(await listNames({ search: 'steel' })).toEqual([]);
  });

  rule('all words must match, each in any field and in any order', async ({ create, listNames }) => {
    await create({ name: 'Brass lamp', tags: ['reading'] });
    await create({ name: 'Brass chair' });
    await create({ name: 'Lamp', description: 'For reading' });
    expect(await listNames({ search: 'reading brass' })).toEqual(['Brass lamp']);
    expect(await listNames({ search: 'brass reading' })).toEqual(['Brass lamp']);
    expect(await listNames({ search: 'lamp reading', sort: byName })).toEqual(['Brass lamp', 'Lamp']);
    expect(await listNames({ search: 'chair reading' })).toEqual([]);
    expect(await listNames({ search: 'steel lamp' })).toEqual([]);
  });

  rule(
    'the last word matches as a prefix, the words before it only whole',
    async ({ createNamed, listNames }) => {
      await createNamed('Brass lamp', 'Bra lamps');
      expect(await listNames({ search: 'brass la' })).toEqual(['Brass lamp']);
      expect(await listNames({ search: 'bra la' })).toEqual(['Bra lamps']);
      expect(await listNames({ search: 'lamp br' })).toEqual(['Brass lamp']);
      expect(await listNames({ search: 'bra', sort: byName })).toEqual(['Bra lamps', 'Brass lamp']);
    },
  );

  rule('a word matches from its beginning, never from its middle', async ({ createNamed, listNames }) => {
    await createNamed('Headlamp', 'Lamp-shade');
    expect(await listNames({ search: 'lamp' })).toEqual(['Lamp-shade']);
    expect(await listNames({ search: 'shade' })).toEqual(['Lamp-shade']);
    expect(await listNames({ search: 'amp' })).toEqual([]);
  });

  rule(
    'an empty or blank search, or one without a word, finds everything',
    async ({ items, createNamed, listNames }) => {
      await createNamed('b', 'a');
      for (const search of ['', '   ', '\t\n', ' -, ']) {
        expect(await listNames({ search })).toEqual(['b', 'a']);
        expect(valueOf(await items.count({ search }))).toBe(2);
      }
    },
  );

  rule('spaces and signs around words do not count', async ({ createNamed, listNames }) => {
    await createNamed('Brass lamp', 'Lamp');
    expect(await listNames({ search: '  "brass",   lamp! ' })).toEqual(['Brass lamp']);
  });

  rule('a word given twice asks for no more than once', async ({ createNamed, listNames }) => {
    await createNamed('Brass lamp', 'Lamp');
    expect(await listNames({ search: 'lamp lamp brass brass' })).toEqual(['Brass lamp']);
  });

  rule(
    'words that are names inside the language are words like any other',
    async ({ createNamed, listNames }) => {
      await createNamed('Lamp', 'constructor');
      expect(await listNames({ search: 'constructor' })).toEqual(['constructor']);
      for (const search of ['__proto__', 'toString', 'hasOwnProperty', 'length']) {
        expect(await listNames({ search })).toEqual([]);
      }
    },
  );

  rule(
    'a search of 500 characters is answered, one of 501 refused',
    async ({ items, createNamed, listNames }) => {
      await createNamed('Lamp');
      expect(await listNames({ search: 'lamp'.padStart(500) })).toEqual(['Lamp']);
      expect(issuePathsOf(await items.count({ search: 'x'.repeat(501) }))).toEqual([['search']]);
      expect(issuePathsOf(await items.list({ ...everything, search: 'x'.repeat(501) }))).toEqual([
        ['search'],
      ]);
    },
  );
}

function registerFolding({ rule }: Contract): void {
  const spellings: [string, string[]][] = [
    ['Ångström', ['angstrom', 'ÅNGSTRÖM', 'A\u030Angstro\u0308m', 'ångs']],
    ['Straße', ['strasse', 'STRASSE', 'straße', 'STRAẞE']],
    ['Crème brûlée', ['creme brulee', 'CRÈME BRÛ']],
    ['ΟΔΟΣ', ['οδος', 'οδοσ']],
    ['İstanbul', ['istanbul', 'ISTANBUL']],
    ['ﬁlter Ｗｉｄｅ', ['filter', 'wide']],
  ];
  for (const [name, searches] of spellings) {
    rule(`"${name}" is found by ${searches.join(', ')}`, async ({ createNamed, create, listNames }) => {
      await createNamed('Other', name);
      await create({ name: 'By tag', tags: [name] });
      for (const search of searches) {
        expect(await listNames({ search, sort: { field: 'createdAt', direction: 'asc' } })).toEqual([
          name,
          'By tag',
        ]);
      }
    });
  }

  rule('numbers and scripts of every kind are words', async ({ createNamed, listNames }) => {
    await createNamed('Model 2026', 'Лампа', '電気スタンド', 'مصباح');
    expect(await listNames({ search: '202' })).toEqual(['Model 2026']);
    expect(await listNames({ search: 'лампа' })).toEqual(['Лампа']);
    expect(await listNames({ search: '電気' })).toEqual(['電気スタンド']);
    expect(await listNames({ search: 'スタンド' })).toEqual(['電気スタンド']);
    expect(await listNames({ search: 'مصب' })).toEqual(['مصباح']);
  });
}
