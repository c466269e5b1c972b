import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryDatabase, type MemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { renderPanel } from '../support/render-panel.tsx';

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const group = (name: string) => screen.getByRole('group', { name });
const radio = (groupName: string, name: string) => within(group(groupName)).getByRole('radio', { name });

const seed = [{ name: 'Widget', description: 'Round', status: 'active' as const, tags: ['blue'] }];

/** An open panel, and a second writer. */
async function openWidget() {
  const panel = await renderPanel({ seed, open: 0 });
  const id = panel.items[0]?.id ?? '';
  type Update = Parameters<typeof panel.others.update>[1];
  const write = (items: typeof panel.others) => (request: Update) =>
    act(async () => {
      const result = await items.update(id, request);
      if (!result.ok) throw new Error(result.error.message);
    });
  return {
    ...panel,
    id,
    elsewhere: write(panel.others),
    inOtherTab: write(panel.otherTab),
    stored: async () => {
      const result = await panel.others.get(id);
      return result.ok ? result.value : undefined;
    },
  };
}

type Panel = Awaited<ReturnType<typeof openWidget>>;

async function type(user: Panel['user'], name: string, text: string) {
  await user.clear(field(name));
  await user.type(field(name), text);
}

async function idOf(memory: MemoryDatabase): Promise<string> {
  const listed = await memory.items().list({ limit: 1, offset: 0 });
  return listed.ok ? (listed.value[0]?.id ?? '') : '';
}

describe('A change from elsewhere', () => {
  it('flows into the clean fields and leaves the dirty one alone', async () => {
    const { user, elsewhere } = await openWidget();
    await type(user, 'Name', 'Mine');
    await elsewhere({ description: 'Oval', status: 'archived', tags: ['blue', 'red'] });
    expect(await screen.findAllByText(/Changed by Guest 3F2A/)).toHaveLength(3);
    expect(field('Description')).toHaveValue('Oval');
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('archived');
    expect(button('Remove tag red')).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Mine');
  });

  it('is marked at the field for a moment, described there in words, and announced', async () => {
    const { elsewhere } = await openWidget();
    await elsewhere({ description: 'Oval' });
    await waitFor(() =>
      expect(field('Description')).toHaveAccessibleDescription('Changed by Guest 3F2A just now'),
    );
    expect(field('Description').parentElement?.querySelector('.change-mark')).toBeInTheDocument();
    expect(field('Name').parentElement?.querySelector('.change-mark')).toBeNull();
    expect(field('Name')).not.toHaveAccessibleDescription();
    await waitFor(() =>
      expect(screen.getByRole('log')).toHaveTextContent('Description was changed by Guest 3F2A just now.'),
    );
  });

  it('is no news any more once the field is edited here', async () => {
    const { user, elsewhere } = await openWidget();
    await elsewhere({ description: 'Oval' });
    await screen.findByText(/Changed by Guest 3F2A/);
    await user.type(field('Description'), ' and red');
    expect(screen.queryByText(/Changed by/)).not.toBeInTheDocument();
  });

  it('says when it was the same person, in another tab', async () => {
    const { inOtherTab } = await openWidget();
    await inOtherTab({ description: 'Oval' });
    expect(await screen.findByText(/^Changed by you, in another tab,/)).toBeInTheDocument();
  });

  it('to other fields does not contest the save', async () => {
    const { user, elsewhere, stored } = await openWidget();
    await type(user, 'Name', 'Mine');
    await elsewhere({ description: 'Oval' });
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ name: 'Mine', description: 'Oval', version: 3 });
  });

  it('to other fields that was not heard of yet is saved together with one’s own', async () => {
    const { user, others, id, stored } = await openWidget();
    await type(user, 'Name', 'Mine');
    const save = button('Save');
    await act(async () => {
      // In one turn: the watch tells later than the save looks.
      save.click();
      await others.update(id, { description: 'Oval' });
    });
    expect(await screen.findByText('Saved, together with what others have changed')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ name: 'Mine', description: 'Oval', version: 3 });
    await waitFor(() => expect(field('Description')).toHaveValue('Oval'));
    expect(await screen.findByText(/Changed by Guest 3F2A/)).toBeInTheDocument();
  });

  it('that says the same as what was typed makes the field clean', async () => {
    const { user, elsewhere, updates } = await openWidget();
    await type(user, 'Name', 'Same');
    await elsewhere({ name: 'Same' });
    await user.click(button('Save'));
    expect(await screen.findByText('Nothing to save')).toBeInTheDocument();
    expect(updates).toEqual([]);
  });
});

describe('A field that both change', () => {
  // Loaded late by the app: here it is there when it is first shown.
  beforeAll(() => import('../../src/components/ui/word-diff.tsx'));

  /** Name and Description changed on both sides, the tags on theirs alone. */
  async function contest() {
    const panel = await openWidget();
    await type(panel.user, 'Name', 'My name');
    await type(panel.user, 'Description', 'My words');
    await panel.elsewhere({ name: 'Their name', description: 'Their words', tags: ['theirs'] });
    await waitFor(() => expect(screen.getAllByRole('group')).toHaveLength(2));
    return panel;
  }

  it('shows mine, theirs and what was before as soon as it is known, and who it was', async () => {
    const { stored } = await contest();
    const names = screen.getAllByRole('group').map((each) => each.querySelector('legend')?.textContent);
    expect(names).toEqual(['Name', 'Description']);
    expect(radio('Name', 'Mine')).toHaveAccessibleDescription('My name');
    expect(radio('Name', 'Theirs')).toHaveAccessibleDescription('Their name');
    expect(radio('Name', 'Before')).toHaveAccessibleDescription('Widget');
    for (const each of within(group('Name')).getAllByRole('radio')) expect(each).not.toBeChecked();
    await waitFor(() =>
      expect(group('Name')).toHaveAccessibleDescription(
        'Guest 3F2A changed this too, just now. Which is to stay?',
      ),
    );
    expect(field('Name')).toHaveValue('My name');
    expect(await stored()).toMatchObject({ name: 'Their name', version: 2 });
  });

  it('is announced as such', async () => {
    await contest();
    await waitFor(() =>
      expect(screen.getByRole('log')).toHaveTextContent(
        'Name and Description were changed by Guest 3F2A too: choose below what is to stay.',
      ),
    );
  });

  it.each([
    ['m', 'My name', { name: 'My name', baseVersion: 2 }],
    ['T', 'Their name', undefined],
    ['b', 'Widget', { name: 'Widget', baseVersion: 2 }],
  ])('takes the key %s while the focus is in the choice', async (key, value, sent) => {
    const { user, updates } = await contest();
    await user.click(radio('Description', 'Theirs'));
    act(() => radio('Name', 'Mine').focus());
    await user.keyboard(key);
    expect(field('Name')).toHaveValue(value);
    await user.click(button('Save'));
    expect(await screen.findByText(sent ? 'Saved' : 'Nothing to save')).toBeInTheDocument();
    expect(updates).toEqual(sent ? [sent] : []);
    expect(screen.queryByRole('group')).not.toBeInTheDocument();
  });

  it('takes no key while one types, nor one with a modifier', async () => {
    const { user } = await contest();
    await user.type(field('Name'), 'tb');
    expect(field('Name')).toHaveValue('My nametb');
    act(() => radio('Name', 'Mine').focus());
    await user.keyboard('{Control>}b{/Control}');
    expect(radio('Name', 'Before')).not.toBeChecked();
  });

  it('is a group of radio buttons for the arrow keys', async () => {
    const { user } = await contest();
    await user.click(radio('Name', 'Mine'));
    await user.keyboard('{ArrowDown}');
    expect(radio('Name', 'Theirs')).toBeChecked();
    expect(radio('Name', 'Theirs')).toHaveFocus();
    expect(field('Name')).toHaveValue('Their name');
  });

  it('can be decided otherwise until it is saved, and nothing typed is lost by it', async () => {
    const { user } = await contest();
    await user.click(radio('Name', 'Theirs'));
    await user.type(field('Name'), ' and mine');
    expect(radio('Name', 'Edited')).toBeChecked();
    await user.click(radio('Name', 'Mine'));
    expect(field('Name')).toHaveValue('My name');
    act(() => radio('Name', 'Mine').focus());
    await user.keyboard('e');
    expect(field('Name')).toHaveValue('Their name and mine');
  });

  it('is saved on the present version, and only what differs from it', async () => {
    const { user, stored, updates } = await contest();
    await user.click(radio('Name', 'Mine'));
    await user.click(radio('Description', 'Theirs'));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(updates).toEqual([{ name: 'My name', baseVersion: 2 }]);
    expect(await stored()).toMatchObject({ name: 'My name', description: 'Their words', version: 3 });
    expect(field('Description')).toHaveValue('Their words');
  });

  it('is asked for by a save, which goes to what is missing and sends nothing', async () => {
    const { user, updates } = await contest();
    await user.click(radio('Name', 'Mine'));
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Another save came first.');
    expect(within(group('Description')).getByText('Choose which is to stay.')).toBeInTheDocument();
    expect(radio('Description', 'Mine')).toHaveFocus();
    expect(updates).toEqual([]);
  });

  it('is asked for when the database finds it out first', async () => {
    const { user, others, id, updates } = await openWidget();
    await type(user, 'Name', 'My name');
    await user.tab();
    const save = button('Save');
    await act(async () => {
      save.click();
      await others.update(id, { name: 'Their name' });
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Another save came first.');
    expect(radio('Name', 'Mine')).toHaveFocus();
    expect(radio('Name', 'Theirs')).toHaveAccessibleDescription(/^Their name/);
    expect(updates).toHaveLength(1);
  });

  it('keeps all of mine', async () => {
    const { user, stored } = await contest();
    await user.click(button('Keep all mine'));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({
      name: 'My name',
      description: 'My words',
      tags: ['theirs'],
      version: 3,
    });
  });

  it('takes all of theirs, and then there is nothing left to save', async () => {
    const { user, stored } = await contest();
    await user.click(button('Take all theirs'));
    await user.click(button('Save'));
    expect(await screen.findByText('Nothing to save')).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Their name');
    expect(await stored()).toMatchObject({ name: 'Their name', version: 2 });
  });

  it('asks again when what was chosen against has changed meanwhile', async () => {
    const { user, elsewhere } = await contest();
    await user.click(button('Keep all mine'));
    await elsewhere({ name: 'Their second name' });
    await waitFor(() => expect(radio('Name', 'Theirs')).toHaveAccessibleDescription('Their second name'));
    expect(radio('Name', 'Mine')).not.toBeChecked();
    expect(radio('Description', 'Mine')).toBeChecked();
  });

  it('lets what was typed be corrected meanwhile', async () => {
    const { user, stored } = await contest();
    await user.type(field('Name'), ' 2');
    expect(radio('Name', 'Mine')).toHaveAccessibleDescription('My name 2');
    await user.click(button('Keep all mine'));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ name: 'My name 2' });
  });

  it('shows what changed word by word, or the whole text', async () => {
    const { user } = await contest();
    const compare = within(group('Description')).getByRole('checkbox', { name: 'Show what changed' });
    expect(compare).toBeChecked();
    await waitFor(() =>
      expect(radio('Description', 'Theirs')).toHaveAccessibleDescription(
        /removed:\s?Round.*added:\s?Their words/,
      ),
    );
    await user.click(compare);
    expect(radio('Description', 'Theirs')).toHaveAccessibleDescription('Their words');
  });
});

describe('An item that is deleted while its form is open', () => {
  it('keeps what was typed and is restored and saved in one go', async () => {
    const { user, others, id, stored } = await openWidget();
    await type(user, 'Name', 'Mine');
    await act(() => others.delete(id));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This item was deleted while you had it open.');
    await waitFor(() => expect(alert).toHaveTextContent('Guest 3F2A did it just now.'));
    expect(field('Name')).toHaveValue('Mine');
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
    await user.click(button('Restore and save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ id, name: 'Mine', version: 2 });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    // The pressed button is gone, and the focus has not gone with it.
    expect(screen.getByRole('heading', { name: 'Edit item' })).toHaveFocus();
  });

  it('is only restored when nothing was typed', async () => {
    const { user, others, id, items, stored } = await openWidget();
    await act(() => others.delete(id));
    await user.click(await screen.findByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(await stored()).toEqual(items[0]);
    expect(button('Save')).toBeInTheDocument();
  });

  it('goes on as before when somebody else restores it', async () => {
    const { user, others, id } = await openWidget();
    await type(user, 'Name', 'Mine');
    await act(() => others.delete(id));
    await screen.findByRole('alert');
    await act(() => others.restore(id));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(field('Name')).toHaveValue('Mine');
  });

  it('for ever can still become a new item, with all that stands in the form', async () => {
    const { user, others, trash, id, router } = await openWidget();
    await type(user, 'Name', 'Mine');
    await act(() => others.delete(id));
    await screen.findByRole('button', { name: 'Restore and save' });
    await act(() => trash.purge(id));
    await user.click(await screen.findByRole('button', { name: 'Create as a new item' }));
    expect(await screen.findByText('Created “Mine”')).toBeInTheDocument();
    const made = await others.list({ limit: 10, offset: 0 });
    expect(made).toMatchObject({
      value: [{ name: 'Mine', description: 'Round', tags: ['blue'], version: 1 }],
    });
    const [created] = made.ok ? made.value : [];
    await waitFor(() => expect(router.state.location.pathname).toBe(`/items/${created?.id ?? ''}`));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Mine');
    expect(screen.queryByText(/unsaved changes/)).not.toBeInTheDocument();
  });

  it('for ever is found out by restoring it, where the record does not say', async () => {
    const memory = createMemoryDatabase({ seed });
    const changes = { ...memory.changes(), watch: () => () => undefined };
    const { user, others, trash, items } = await renderPanel({
      memory: { ...memory, changes: () => changes },
      open: { id: await idOf(memory) },
    });
    await type(user, 'Name', 'Mine');
    const id = items[0]?.id ?? '';
    await act(() => others.delete(id));
    await act(() => trash.purge(id));
    await user.click(await screen.findByRole('button', { name: 'Restore and save' }));
    expect(await screen.findByRole('button', { name: 'Create as a new item' })).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Mine');
  });

  it('for ever with nothing typed is just gone', async () => {
    const { others, trash, id } = await openWidget();
    await act(() => others.delete(id));
    await screen.findByRole('button', { name: 'Restore' });
    await act(() => trash.purge(id));
    expect(
      await screen.findByText('This item was deleted for ever while you had it open.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Restore|Create/ })).not.toBeInTheDocument();
  });
});
