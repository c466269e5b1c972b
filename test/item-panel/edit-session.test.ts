import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editableFields, isSameValue, type EditableField, type Item } from '../../shared/items/item.ts';
import {
  acceptSaved,
  choose,
  contest,
  dirtyFields,
  openFields,
  receive,
  startEditSession,
  type Reconciled,
} from '../../src/features/item-panel/edit-session.ts';
import { choices, type Choice } from '../../src/features/item-panel/field-edit.ts';

const item: Item = {
  id: 'item-1',
  name: 'Widget',
  description: 'Round',
  status: 'active',
  tags: ['blue'],
  createdAt: 1,
  updatedAt: 1,
  version: 1,
};

type Fields = Partial<Pick<Item, EditableField>>;

/** A form of the item: what is typed, heard and chosen one after the other. */
function openForm() {
  const session = startEditSession(item);
  let now: Reconciled = { session, values: session.base };
  return {
    now: () => now,
    type: (fields: Fields) => void (now = { ...now, values: { ...now.values, ...(fields as object) } }),
    hear(fields: Fields) {
      const { remote } = now.session;
      now = receive(now.session, now.values, { ...remote, ...fields, version: remote.version + 1 });
    },
    choose: (choice: Choice, ...fields: EditableField[]) => void (now = choose(now, fields, choice)),
    refuse: (...fields: EditableField[]) => void (now = contest(now, fields)),
    /** The answer to a save of all that is dirty, and what was typed until it came. */
    save(typedMeanwhile: Fields = {}) {
      const { session: before, values } = now;
      const fields = dirtyFields(before, values);
      const saved = { ...before.remote, ...values, version: before.remote.version + 1 };
      const typed = { ...values, ...(typedMeanwhile as object) };
      now = acceptSaved(before, typed, { values, fields }, saved);
    },
    dirty: () => dirtyFields(now.session, now.values),
    open: () => openFields(now.session, now.values),
  };
}

describe('A field that somebody else changes', () => {
  it('follows while nothing was typed in it', () => {
    const form = openForm();
    form.type({ name: 'Mine' });
    form.hear({ description: 'Oval', tags: ['red'] });
    expect(form.now().values).toEqual({ name: 'Mine', description: 'Oval', status: 'active', tags: ['red'] });
    expect(form.dirty()).toEqual(['name']);
    expect(form.open()).toEqual([]);
  });

  it('is contested as soon as both have changed it, and keeps what was typed', () => {
    const form = openForm();
    form.type({ name: 'Mine' });
    form.hear({ name: 'Theirs' });
    expect(form.now().values.name).toBe('Mine');
    expect(form.open()).toEqual(['name']);
    expect(form.now().session.contests.name).toMatchObject({
      mine: 'Mine',
      theirs: 'Theirs',
      base: 'Widget',
    });
  });

  it('is not contested when both say the same', () => {
    const form = openForm();
    form.type({ tags: ['blue', 'red'] });
    form.hear({ tags: ['blue', 'red'] });
    expect(form.open()).toEqual([]);
    expect(form.dirty()).toEqual([]);
  });

  it('is not contested any more when it is as it was again', () => {
    const form = openForm();
    form.type({ name: 'Mine' });
    form.hear({ name: 'Theirs' });
    form.hear({ name: 'Widget' });
    expect(form.open()).toEqual([]);
    expect(form.dirty()).toEqual(['name']);
  });

  it('can be typed in while it is contested', () => {
    const form = openForm();
    form.type({ name: 'Mine' });
    form.hear({ name: 'Theirs' });
    form.type({ name: 'Mine 2' });
    form.choose('theirs', 'name');
    form.choose('mine', 'name');
    expect(form.now().values.name).toBe('Mine 2');
  });

  it('is contested when the database says so, whatever was known here', () => {
    const form = openForm();
    form.type({ name: 'Mine', status: 'draft' });
    form.refuse('name', 'tags');
    expect(form.open()).toEqual(['name']);
    expect(form.now().session.contests).toMatchObject({ name: { mine: 'Mine', theirs: 'Widget' } });
    expect(form.now().session.contests.tags).toBeUndefined();
  });
});

describe('A choice', () => {
  function contested() {
    const form = openForm();
    form.type({ name: 'Mine' });
    form.hear({ name: 'Theirs' });
    return form;
  }

  it.each([
    ['mine', 'Mine', ['name']],
    ['theirs', 'Theirs', []],
    ['base', 'Widget', ['name']],
  ] as const)('of %s puts it into the form, to be saved over theirs', (choice, value, dirty) => {
    const form = contested();
    form.choose(choice, 'name');
    expect(form.now().values.name).toBe(value);
    expect(form.open()).toEqual([]);
    expect(form.dirty()).toEqual(dirty);
    expect(form.now().session.base.name).toBe('Theirs');
  });

  it('can be taken back until it is saved', () => {
    const form = contested();
    form.choose('theirs', 'name');
    form.hear({ description: 'Oval' });
    form.choose('mine', 'name');
    expect(form.now().values.name).toBe('Mine');
    form.save();
    expect(form.now().session.contests).toEqual({});
  });

  it('is none any more when theirs has changed since', () => {
    const form = contested();
    form.choose('mine', 'name');
    form.hear({ name: 'Theirs 2' });
    expect(form.open()).toEqual(['name']);
    expect(form.now().values.name).toBe('Mine');
  });

  it('of theirs follows what they do next', () => {
    const form = contested();
    form.choose('theirs', 'name');
    form.hear({ name: 'Theirs 2' });
    expect(form.open()).toEqual([]);
    expect(form.now().values.name).toBe('Theirs 2');
    form.choose('mine', 'name');
    expect(form.now().values.name).toBe('Mine');
  });

  it('that is edited becomes one more, beside the others', () => {
    const form = contested();
    form.choose('theirs', 'name');
    form.type({ name: 'Theirs and mine' });
    expect(form.open()).toEqual([]);
    form.choose('mine', 'name');
    expect(form.now().values.name).toBe('Mine');
    form.choose('edited', 'name');
    expect(form.now().values.name).toBe('Theirs and mine');
  });

  it('keeps what was edited even when mine turns out to be what they wrote', () => {
    const form = contested();
    form.choose('base', 'name');
    form.type({ name: 'Base and mine' });
    form.choose('mine', 'name');
    form.hear({ name: 'Mine' });
    expect(form.open()).toEqual([]);
    form.choose('edited', 'name');
    expect(form.now().values.name).toBe('Base and mine');
  });

  it('is made only where there is something to choose', () => {
    const form = contested();
    form.choose('theirs', 'description');
    form.choose('edited', 'name');
    expect(form.now().values).toMatchObject({ name: 'Mine', description: 'Round' });
    expect(form.open()).toEqual(['name']);
  });
});

describe('The answer to a save', () => {
  it('makes clean what was sent, but not what was typed meanwhile', () => {
    const form = openForm();
    form.type({ name: 'Mine', description: 'Oval' });
    form.save({ description: 'Oval and red', tags: ['red'] });
    expect(form.dirty()).toEqual(['description', 'tags']);
    expect(form.now().session.base).toMatchObject({ name: 'Mine', description: 'Oval', tags: ['blue'] });
  });
});

type Step =
  | { readonly kind: 'type' | 'hear'; readonly fields: Fields }
  | { readonly kind: 'choose'; readonly field: EditableField; readonly choice: Choice };

const fields: fc.Arbitrary<Fields> = fc
  .record(
    {
      name: fc.constantFrom('A', 'B', 'C', 'Widget'),
      tags: fc.constantFrom(['blue'], ['red'], []),
      status: fc.constantFrom('draft' as const, 'active' as const),
    },
    { requiredKeys: [] },
  )
  .filter((some) => Object.keys(some).length > 0);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('type' as const, 'hear' as const), fields }),
  fc.record({
    kind: fc.constant('choose' as const),
    field: fc.constantFrom(...editableFields),
    choice: fc.constantFrom(...choices),
  }),
);

describe('Whatever is typed, heard and chosen', () => {
  it('what was typed last is still to be had, clean fields are the item’s, and all that would be sent knows what it replaces', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const form = openForm();
        const typed = new Map<EditableField, Item[EditableField]>();
        for (const next of steps) {
          if (next.kind === 'choose') form.choose(next.choice, next.field);
          else form[next.kind](next.fields);
          if (next.kind === 'type') {
            for (const [field, value] of Object.entries(next.fields))
              typed.set(field as EditableField, value);
          }
          // What the item has held is in the record, and needs no keeping.
          for (const [field, value] of typed) {
            if (isSameValue(value, form.now().session.remote[field])) typed.delete(field);
          }
        }
        const { session, values } = form.now();
        const [open, dirty] = [form.open(), form.dirty()];
        for (const field of editableFields) {
          const { mine, theirs, base, edited } = session.contests[field] ?? {};
          const had = [values[field], mine, theirs, base, edited];
          if (typed.has(field)) expect(had).toContainEqual(typed.get(field));
          if (!dirty.includes(field) && !open.includes(field)) {
            expect(values[field]).toEqual(session.remote[field]);
          }
          if (dirty.includes(field) && !open.includes(field)) {
            expect([session.base[field], values[field]]).toContainEqual(session.remote[field]);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
