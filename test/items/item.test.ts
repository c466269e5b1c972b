import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { createItemSchema, itemFieldsSchema, updateItemSchema } from '../../shared/items/item-schema.ts';
import {
  editableFields,
  isSameValue,
  itemDefaults,
  itemLabels,
  itemStatuses,
  itemStatusLabels,
} from '../../shared/items/item.ts';

const family = '👩‍👩‍👧‍👦';
const flag = '🇩🇪';
const zalgo = `a${'\u0301'.repeat(9)}`;

/** The issues of a request, as 'path: message'. */
function issuesOf(request: unknown, schema: z.ZodMiniType = createItemSchema): string[] {
  const parsed = schema.safeParse(request);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const parse = (request: object) => createItemSchema.parse({ name: 'Lamp', ...request });
const tagsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);

const dirty =
  'contains a control character or a broken character. Remove it, or paste the text again without formatting.';

describe('a name', () => {
  const accepted: [string, string][] = [
    ['one character', 'x'],
    ['200 letters', 'x'.repeat(200)],
    ['200 families', family.repeat(200)],
    ['200 flags', flag.repeat(200)],
    ['200 letters of ten code points', zalgo.repeat(200)],
    ['a character of the private use area', '\uE000'],
    ['a character that is not assigned yet', '\u{1FAFF}\u{323B0}'],
    ['a mark alone', '\u0301'],
    ['markup', '<b onclick="x()">'],
    ['a joiner between letters', 'क्‍ष'],
  ];
  it.each(accepted)('may be %s', (_, name) => {
    expect(parse({ name }).name).toBe(name);
  });

  const tooLong = 'name: Name is too long: at most 200 characters.';
  const empty = 'name: Name is empty: give the item a name.';
  const refused: [string, unknown, string][] = [
    ['201 letters', 'x'.repeat(201), tooLong],
    ['201 families', family.repeat(201), tooLong],
    ['201 flags', flag.repeat(201), tooLong],
    ['201 letters with accents', 'e\u0301'.repeat(201), tooLong],
    ['few letters of very many marks', `a${'\u0301'.repeat(2000)}`, tooLong],
    ['nothing', '', empty],
    ['spaces of several kinds', ' \t\u00A0\u2003\u3000', empty],
    ['what nobody sees', '\u200B\u200D\u2060\uFEFF', empty],
    ['a line break inside', 'a\nb', `name: Name ${dirty}`],
    ['a tab inside', 'a\tb', `name: Name ${dirty}`],
    ['a null character', '\u0000', `name: Name ${dirty}`],
    ['an escape character', 'a\u001B[31m', `name: Name ${dirty}`],
    ['a control character of the upper half', 'a\u0085b', `name: Name ${dirty}`],
    ['the first half of a pair', 'a\uD83D', `name: Name ${dirty}`],
    ['a line separator', 'a\u2028b', `name: Name ${dirty}`],
    ['what turns round the text behind it', 'a\u202Eb', `name: Name ${dirty}`],
    ['what sets the text behind it apart', 'a\u2066b', `name: Name ${dirty}`],
    ['the second half of a pair', '\uDE00', `name: Name ${dirty}`],
    ['a number', 5, 'name: Name must be text.'],
    ['null', null, 'name: Name must be text.'],
    ['undefined', undefined, 'name: Name must be text.'],
    ['an object that looks like text', { length: 1, trim: () => 'x' }, 'name: Name must be text.'],
  ];
  it.each(refused)('may not be %s', (_, name, issue) => {
    expect(issuesOf({ name })).toEqual([issue]);
  });

  it('is trimmed before it is counted, and keeps the spaces inside', () => {
    expect(parse({ name: ` \u3000${'x'.repeat(200)}\n` }).name).toBe('x'.repeat(200));
    expect(parse({ name: ' a  b ' }).name).toBe('a  b');
  });
});

describe('a description', () => {
  it('counts code points: 10,000 emoji are allowed, one more is not', () => {
    expect(parse({ description: '😀'.repeat(10_000) }).description).toHaveLength(20_000);
    const issue = 'description: Description is too long: at most 10,000 characters.';
    expect(issuesOf({ name: 'Lamp', description: '😀'.repeat(10_001) })).toEqual([issue]);
    expect(issuesOf({ name: 'Lamp', description: 'x'.repeat(10_001) })).toEqual([issue]);
  });

  it('may be empty, and keeps lines, tabs and spaces at its ends', () => {
    for (const description of ['', ' a\n\n\tb ', '\n'])
      expect(parse({ description }).description).toBe(description);
  });

  it('ends every line the same way, before it is counted', () => {
    expect(parse({ description: 'a\r\nb\rc\n\rd' }).description).toBe('a\nb\nc\n\nd');
    expect(parse({ description: 'x\r\n'.repeat(5000) }).description).toHaveLength(10_000);
  });

  it.each(['\u0000', 'a\u0007', '\u001B', 'a\u0085', '\uD83D', 'a\uDE00b', '\uDE00\uD83D'])(
    'may not hold %j',
    (description) => {
      expect(issuesOf({ name: 'Lamp', description })).toEqual([`description: Description ${dirty}`]);
    },
  );

  it('must be text', () => {
    expect(issuesOf({ name: 'Lamp', description: null })).toEqual(['description: Description must be text.']);
  });
});

describe('a status', () => {
  it.each(itemStatuses)('may be %s', (status) => {
    expect(parse({ status }).status).toBe(status);
  });

  it.each(['gone', 'Draft', '', null, 0, 'toString'])('may not be %j', (status) => {
    expect(issuesOf({ name: 'Lamp', status })).toEqual([
      'status: Status must be one of draft, active, archived.',
    ]);
  });
});

describe('tags', () => {
  it('are up to 20 of up to 50 characters, in their order', () => {
    const tags = tagsUpTo(19).reverse();
    tags.push(family.repeat(50));
    expect(parse({ tags }).tags).toEqual(tags);
  });

  it('may not be 21', () => {
    expect(issuesOf({ name: 'Lamp', tags: tagsUpTo(21) })).toEqual(['tags: Too many tags: at most 20.']);
  });

  it('are counted after repeats were dropped', () => {
    expect(parse({ tags: [...tagsUpTo(20), 'TAG 7', ' tag 3 '] }).tags).toEqual(tagsUpTo(20));
  });

  it('are unique ignoring case and composition; the first spelling stays', () => {
    const tags = [
      'Straße',
      'new',
      'STRASSE',
      'STRAẞE',
      'New ',
      'é',
      'e\u0301',
      'E\u0301',
      'e',
      'ΟΔΟΣ',
      'οδοσ',
    ];
    expect(parse({ tags }).tags).toEqual(['Straße', 'new', 'é', 'e', 'ΟΔΟΣ']);
  });

  const refused: [string, unknown, string][] = [
    ['51 characters', 'x'.repeat(51), 'tags.1: A tag is too long: at most 50 characters.'],
    ['51 families', family.repeat(51), 'tags.1: A tag is too long: at most 50 characters.'],
    ['nothing', '', 'tags.1: A tag is empty: write something or remove it.'],
    ['a space', '\u00A0', 'tags.1: A tag is empty: write something or remove it.'],
    ['a control character', 'a\u0007', `tags.1: A tag ${dirty}`],
    ['a control character alone', '\u0007', `tags.1: A tag ${dirty}`],
    ['half of a pair', '\uD83D', `tags.1: A tag ${dirty}`],
    ['a number', 5, 'tags.1: A tag must be text.'],
  ];
  it.each(refused)('may not hold %s', (_, tag, issue) => {
    expect(issuesOf({ name: 'Lamp', tags: ['fine', tag] })).toEqual([issue]);
  });

  it.each(['a', null, {}, { length: 0 }])('must be a list, not %j', (tags) => {
    expect(issuesOf({ name: 'Lamp', tags })).toEqual(['tags: Tags must be a list of texts.']);
  });
});

describe('a request', () => {
  it('to create takes the defaults for what is left out', () => {
    expect(createItemSchema.parse({ name: 'Lamp' })).toEqual({ name: 'Lamp', ...itemDefaults });
  });

  it('never shares the list of a default or of the caller', () => {
    expect(createItemSchema.parse({ name: 'a' }).tags).not.toBe(createItemSchema.parse({ name: 'b' }).tags);
    expect(parse({}).tags).not.toBe(itemDefaults.tags);
    const tags = ['a'];
    expect(parse({ tags }).tags).not.toBe(tags);
  });

  const known = 'Known are name, description, status, tags.';
  const unknown: [string, unknown, string][] = [
    ['an unknown field', { name: 'Lamp', colour: 'red' }, `: Unknown field: colour. ${known}`],
    ['several', { name: 'Lamp', id: 'x', version: 3 }, `: Unknown field: id, version. ${known}`],
    ['an inherited name', { name: 'Lamp', constructor: 1 }, `: Unknown field: constructor. ${known}`],
    [
      'a prototype',
      JSON.parse('{"name":"Lamp","__proto__":{"x":1}}'),
      `: Unknown field: __proto__. ${known}`,
    ],
    ['null', null, ': An item must be an object with fields.'],
    ['a list', ['Lamp'], ': An item must be an object with fields.'],
    ['a text', 'Lamp', ': An item must be an object with fields.'],
  ];
  it.each(unknown)('is refused for %s', (_, request, issue) => {
    expect(issuesOf(request)).toEqual([issue]);
  });

  it('names all fields at fault at once', () => {
    const issues = issuesOf({ name: '', description: 5, status: 'x', tags: ['', 'ok', 5] });
    expect(issues.map((issue) => issue.split(':')[0])).toEqual([
      'name',
      'description',
      'status',
      'tags.0',
      'tags.2',
    ]);
  });

  it('to update may hold any of the fields, or none', () => {
    expect(updateItemSchema.parse({})).toEqual({});
    expect(updateItemSchema.parse({ name: ' Lamp ' })).toEqual({ name: 'Lamp' });
    expect(issuesOf({ name: ' ' }, updateItemSchema)).toEqual(['name: Name is empty: give the item a name.']);
    expect(issuesOf({ createdAt: 1 }, updateItemSchema)).toEqual([`: Unknown field: createdAt. ${known}`]);
  });

  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 53])('to update may not be based on version %d', (baseVersion) => {
    const [issue] = issuesOf({ baseVersion }, updateItemSchema);
    expect(issue).toMatch(/^baseVersion: The base version must be a (whole number from 1|number)\.$/);
  });

  it('to update may be based on any version from 1', () => {
    for (const baseVersion of [1, 2, 1_000_000])
      expect(updateItemSchema.parse({ baseVersion })).toEqual({ baseVersion });
    expect(issuesOf({ baseVersion: '1' }, updateItemSchema)).toEqual([
      'baseVersion: The base version must be a number.',
    ]);
  });

  it('of the form must be whole', () => {
    expect(issuesOf({ name: 'Lamp' }, itemFieldsSchema)).toHaveLength(3);
    const whole = { name: 'Lamp', description: '', status: 'active', tags: [] };
    expect(itemFieldsSchema.parse(whole)).toEqual(whole);
  });
});

describe('what people read', () => {
  it('has a label for every field and every status', () => {
    for (const field of editableFields) expect(itemLabels[field]).toMatch(/^\p{Lu}/u);
    expect(Object.keys(itemStatusLabels)).toEqual([...itemStatuses]);
  });
});

describe('isSameValue', () => {
  it('compares texts as they are and tags as lists in order', () => {
    expect(isSameValue('a', 'a')).toBe(true);
    expect(isSameValue('a', 'A')).toBe(false);
    expect(isSameValue(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(isSameValue(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSameValue(['a'], ['a', 'b'])).toBe(false);
    expect(isSameValue(['a', 'b'], ['a'])).toBe(false);
    expect(isSameValue([], [])).toBe(true);
    expect(isSameValue(['a'], 'a')).toBe(false);
  });
});
