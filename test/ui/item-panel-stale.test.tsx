import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPanel } from '../support/render-panel.tsx';

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const radio = (group: string, name: string) =>
  within(screen.getByRole('group', { name: group })).getByRole('radio', { name });

const seed = [{ name: 'Widget', description: 'Round', status: 'active' as const, tags: ['blue'] }];

/** An open panel, and a second writer. */
async function openWidget() {
  const panel = await renderPanel({ seed, open: 0 });
  const id = panel.items[0]?.id ?? '';
  type Update = Parameters<typeof panel.others.update>[1];
  return {
    ...panel,
    id,
    elsewhere: (request: Update) =>
      act(async () => {
        const result = await panel.others.update(id, request);
        if (!result.ok) throw new Error(result.error.message);
      }),
    stored: async () => {
      const result = await panel.others.get(id);
      return result.ok ? result.value : undefined;
    },
  };
}

async function type(user: Awaited<ReturnType<typeof openWidget>>['user'], name: string, text: string) {
  await user.clear(field(name));
  await user.type(field(name), text);
}

describe('A change from elsewhere', () => {
  it('flows into the clean fields and leaves the dirty one alone', async () => {
    const { user, elsewhere } = await openWidget();
    await type(user, 'Name', 'Mine');
    await elsewhere({ description: 'Oval', status: 'archived', tags: ['blue', 'red'] });
    expect(await screen.findByText(/Changed elsewhere just now/)).toBeInTheDocument();
    expect(field('Description')).toHaveValue('Oval');
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('archived');
    expect(button('Remove tag red')).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Mine');
  });

  it('to other fields does not contest the save', async () => {
    const { user, elsewhere, stored } = await openWidget();
    await type(user, 'Name', 'Mine');
    await elsewhere({ description: 'Oval' });
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ name: 'Mine', description: 'Oval', version: 3 });
  });

  it('to other fields does not contest the save, not even when it was not heard of yet', async () => {
    const { user, others, id, stored } = await openWidget();
    await type(user, 'Name', 'Mine');
    const save = button('Save');
    await act(async () => {
      // In one turn: the watch tells later than the save looks.
      save.click();
      await others.update(id, { description: 'Oval' });
    });
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ name: 'Mine', description: 'Oval', version: 3 });
    await waitFor(() => expect(field('Description')).toHaveValue('Oval'));
  });

  it('that says the same as what was typed makes the field clean', async () => {
    const { user, elsewhere, updates } = await openWidget();
    await type(user, 'Name', 'Same');
    await elsewhere({ name: 'Same' });
    await user.click(button('Save'));
    expect(await screen.findByText('Nothing to save')).toBeInTheDocument();
    expect(updates).toEqual([]);
  });

  it('says at once that a field being edited was changed too', async () => {
    const { user, elsewhere } = await openWidget();
    await type(user, 'Name', 'Mine');
    await elsewhere({ name: 'Theirs' });
    expect(await screen.findByText(/Name was changed by somebody else too/)).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Mine');
  });
});

describe('A save that comes second', () => {
  async function contest() {
    const panel = await openWidget();
    await type(panel.user, 'Name', 'My name');
    await type(panel.user, 'Description', 'My description');
    await panel.elsewhere({ name: 'Their name', description: 'Their description', tags: ['theirs'] });
    await panel.user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else saved this item first.');
    return panel;
  }

  it('shows both values of each contested field and of no other, and writes nothing', async () => {
    const { stored } = await contest();
    expect(screen.getAllByRole('group').map((group) => group.querySelector('legend')?.textContent)).toEqual([
      'Name',
      'Description',
    ]);
    expect(radio('Name', 'Yours')).toHaveAccessibleDescription('My name');
    expect(radio('Name', 'Theirs')).toHaveAccessibleDescription('Their name');
    expect(radio('Name', 'Yours')).not.toBeChecked();
    expect(radio('Name', 'Theirs')).not.toBeChecked();
    expect(field('Name')).toHaveValue('My name');
    expect(await stored()).toMatchObject({ name: 'Their name', version: 2 });
  });

  it('saves what was chosen field by field, on the present version', async () => {
    const { user, stored, updates } = await contest();
    await user.click(radio('Name', 'Yours'));
    await user.click(radio('Description', 'Theirs'));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(updates.at(-1)).toEqual({ name: 'My name', baseVersion: 2 });
    expect(await stored()).toMatchObject({ name: 'My name', description: 'Their description', version: 3 });
    expect(field('Description')).toHaveValue('Their description');
    expect(screen.queryByRole('group')).not.toBeInTheDocument();
  });

  it('does not save before all is chosen, and goes to what is missing', async () => {
    const { user, updates } = await contest();
    await user.click(radio('Name', 'Yours'));
    await user.click(button('Save'));
    expect(await screen.findByText('Choose yours or theirs.')).toBeInTheDocument();
    expect(radio('Description', 'Yours')).toHaveFocus();
    expect(updates).toHaveLength(1);
  });

  it('keeps all of mine', async () => {
    const { user, stored } = await contest();
    await user.click(button('Keep all mine'));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({
      name: 'My name',
      description: 'My description',
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
    expect(radio('Name', 'Yours')).not.toBeChecked();
    expect(radio('Description', 'Yours')).toBeChecked();
  });

  it('lets what was typed be corrected while the choice is open', async () => {
    const { user, stored } = await contest();
    await user.type(field('Name'), ' 2');
    expect(radio('Name', 'Yours')).toHaveAccessibleDescription('My name 2');
    await user.click(button('Keep all mine'));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await stored()).toMatchObject({ name: 'My name 2' });
  });
});

describe('An item that is deleted while its form is open', () => {
  it('keeps what was typed and is restored and saved in one go', async () => {
    const { user, others, id, stored } = await openWidget();
    await type(user, 'Name', 'Mine');
    await act(() => others.delete(id));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This item was deleted while you had it open.',
    );
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
});
