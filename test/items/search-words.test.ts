import { describe, expect, it } from 'vitest';
import { parseSearch, searchWords } from '../../shared/items/search-words.ts';

describe('the words of a text', () => {
  it.each([
    ['', []],
    [' - , ', []],
    ['😀 🇩🇪', []],
    ['Brass lamp', ['brass', 'lamp']],
    ["O'Neil's x.y_z 3.14", ['o', 'neil', 's', 'x', 'y', 'z', '3', '14']],
    ['Crème brûlée', ['creme', 'brulee']],
    ['Cre\u0300me', ['creme']],
    ['Straße STRASSE STRAẞE', ['strasse', 'strasse', 'strasse']],
    ['ΟΔΟΣ οδοσ', ['οδοσ', 'οδοσ']],
    ['İstanbul', ['istanbul']],
    ['Ｗｉｄｅ ﬁ ①', ['wide', 'fi', '1']],
    ['東京タワー Tower', ['東', '京', 'タ', 'ワ', 'ー', 'tower']],
    ['x東y', ['x', '東', 'y']],
    ['مصباح', ['مصباح']],
    ['<b>lamp</b>', ['b', 'lamp', 'b']],
  ])('%j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('are the same whether a text is plain ASCII or stands beside other signs', () => {
    const text = 'Brass LAMP x2_y';
    expect(searchWords(`${text} é`)).toEqual([...searchWords(text), 'e']);
  });
});

describe('a search', () => {
  it('is its words, without repeats, and the last one as a beginning', () => {
    expect(parseSearch('Brass brass la')).toEqual({ words: ['brass'], prefix: 'la' });
    expect(parseSearch('la')).toEqual({ words: [], prefix: 'la' });
    expect(parseSearch('la la ')).toEqual({ words: ['la'], prefix: 'la' });
  });

  it('without a word is none', () => {
    for (const search of [undefined, '', '  ', '-', '😀']) expect(parseSearch(search)).toBeUndefined();
  });
});
