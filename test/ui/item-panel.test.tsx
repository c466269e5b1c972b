import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPanel } from '../support/render-panel.tsx';

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const lost = { kind: 'ConnectionError', message: 'The database does not answer.' } as const;

const widget = { name: 'Widget', description: 'Round', status: 'active', tags: ['blue'] } as const;
const seed = [{ ...widget, tags: [...widget.tags] }];

describe('The panel for a new item', () => {
  it('begins in the name and creates what was typed', async () => {
    const { user, others, router } = await renderPanel({ open: 'new' });
    expect(field('Name')).toHaveFocus();
    await user.keyboard('Gadget');
    await user.type(field('Description'), 'Square');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Active');
    await user.type(field('Tags'), 'red{Enter}green');
    await user.click(button('Save'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    const created = await others.list({ limit: 10, offset: 0 });
    expect(created).toMatchObject({
      value: [{ name: 'Gadget', description: 'Square', status: 'active', tags: ['red', 'green'] }],
    });
    expect(await screen.findByText('Created “Gadget”')).toBeInTheDocument();
  });

  it('says at the field what is wrong with an empty name, and puts the focus there', async () => {
    const { user } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), '   ');
    await user.click(button('Save'));
    await waitFor(() => expect(field('Name')).toBeInvalid());
    expect(field('Name')).toHaveAccessibleDescription('Name is empty: give the item a name.');
    expect(field('Name')).toHaveFocus();
  });

  it('keeps a name of 201 characters and says how many are allowed', async () => {
    const { user } = await renderPanel({ open: 'new' });
    await user.click(field('Name'));
    await user.paste('x'.repeat(201));
    expect(screen.getByText('1 character too many')).toBeInTheDocument();
    await user.click(button('Save'));
    await waitFor(() =>
      expect(field('Name')).toHaveAccessibleDescription('Name is too long: at most 200 characters.'),
    );
    expect(field('Name')).toHaveValue('x'.repeat(201));
  });

  it('says a control character in the description', async () => {
    const { user } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), 'Gadget');
    await user.click(field('Description'));
    await user.paste('bell \u0007');
    await user.click(button('Save'));
    await waitFor(() =>
      expect(field('Description')).toHaveAccessibleDescription(/Description contains a control character/),
    );
    expect(field('Description')).toHaveFocus();
  });

  it('shows markup as text', async () => {
    const { user, others } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), '<img src=x onerror=alert(1)>');
    await user.click(button('Save'));
    expect(await screen.findByText('Created “<img src=x onerror=alert(1)>”')).toBeInTheDocument();
    expect(await others.count()).toEqual({ ok: true, value: 1 });
  });

  it('makes one item of two presses of Save', async () => {
    const { user, others, router } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), 'Gadget');
    const save = button('Save');
    save.click();
    save.click();
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    expect(await others.count()).toEqual({ ok: true, value: 1 });
  });

  it('keeps what was typed when the database does not answer, and tries again', async () => {
    const { user, others, failNext } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), 'Gadget');
    failNext(lost);
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The database does not answer.');
    expect(field('Name')).toHaveValue('Gadget');
    await user.click(button('Try again'));
    await waitFor(async () => expect(await others.count()).toEqual({ ok: true, value: 1 }));
  });

  it('brings the issues of the database to their fields', async () => {
    const { user, failNext } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), 'Gadget');
    await user.type(field('Tags'), 'red{Enter}');
    const issues = [
      { path: ['tags', 0], message: 'This tag is reserved.' },
      { path: ['name'], message: 'This name is taken.' },
    ];
    failNext({ kind: 'ValidationError', message: 'No.', issues });
    await user.click(button('Save'));
    await waitFor(() => expect(field('Name')).toHaveAccessibleDescription('This name is taken.'));
    expect(field('Tags')).toHaveAccessibleDescription(/^“red”: This tag is reserved\./);
    expect(field('Tags')).toHaveFocus();
  });
});

describe('Tags', () => {
  it('are added by Enter and comma, parted when pasted, and removed by Backspace and their button', async () => {
    const { user } = await renderPanel({ open: 'new' });
    const names = () =>
      screen.queryAllByRole('button', { name: /^Remove tag/ }).map((b) => b.getAttribute('aria-label'));
    await user.type(field('Tags'), 'red{Enter}green,');
    expect(names()).toEqual(['Remove tag red', 'Remove tag green']);
    await user.paste('one|two\nthree, RED');
    expect(names()).toHaveLength(5);
    await user.keyboard('{Backspace}');
    expect(names().at(-1)).toBe('Remove tag two');
    await user.click(button('Remove tag red'));
    expect(names()).toEqual(['Remove tag green', 'Remove tag one', 'Remove tag two']);
    expect(field('Tags')).toHaveFocus();
  });

  it('become one when the field is left, and are part of what Ctrl+S saves', async () => {
    const { user, others } = await renderPanel({ open: 'new' });
    await user.type(field('Name'), 'Gadget');
    await user.type(field('Tags'), 'red');
    await user.tab();
    expect(button('Remove tag red')).toBeInTheDocument();
    await user.type(field('Tags'), 'green');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(async () =>
      expect(await others.list({ limit: 1, offset: 0 })).toMatchObject({
        value: [{ tags: ['red', 'green'] }],
      }),
    );
  });

  it('get a sentence each when they are bad, and none is lost', async () => {
    const { user } = await renderPanel({ open: 'new' });
    await user.click(field('Tags'));
    await user.paste(`fine,${'x'.repeat(51)},b\u0007d,`);
    await waitFor(() => expect(field('Tags')).toBeInvalid());
    expect(field('Tags')).toHaveAccessibleDescription(/“x{23}…”: A tag is too long: at most 50 characters\./);
    expect(field('Tags')).toHaveAccessibleDescription(/”: A tag contains a control character/);
    expect(screen.getAllByRole('button', { name: /^Remove tag/ })).toHaveLength(3);
  });

  it('may be twenty, and the twenty-first is said', async () => {
    const { user } = await renderPanel({ open: 'new' });
    await user.click(field('Tags'));
    await user.paste(Array.from({ length: 21 }, (_, index) => `t${index}`).join(','));
    await waitFor(() => expect(field('Tags')).toHaveAccessibleDescription(/^Too many tags: at most 20\./));
    expect(screen.getByText('21 of 20')).toBeInTheDocument();
    await user.keyboard('{Backspace}');
    await waitFor(() => expect(field('Tags')).toBeValid());
  });
});

describe('The panel of an item', () => {
  it('shows the item and sends only the fields that differ, with the version they are based on', async () => {
    const { user, updates } = await renderPanel({ seed, open: 0 });
    expect(field('Name')).toHaveValue('Widget');
    expect(field('Description')).toHaveValue('Round');
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('active');
    await user.type(field('Name'), ' A');
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(updates).toEqual([{ name: 'Widget A', baseVersion: 1 }]);
    await user.type(field('Description'), ' and red');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(updates).toHaveLength(2));
    expect(updates[1]).toEqual({ description: 'Round and red', baseVersion: 2 });
  });

  it('does not take its own save for a change from elsewhere', async () => {
    const { user } = await renderPanel({ seed, open: 0 });
    await user.type(field('Name'), ' A ');
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(field('Name')).toHaveValue('Widget A');
    expect(screen.queryByText(/Changed by/)).not.toBeInTheDocument();
  });

  it('writes nothing when nothing differs', async () => {
    const { user, updates } = await renderPanel({ seed, open: 0 });
    await user.type(field('Name'), '  ');
    await user.click(button('Save'));
    expect(await screen.findByText('Nothing to save')).toBeInTheDocument();
    expect(updates).toEqual([]);
    expect(field('Name')).toHaveValue('Widget');
  });

  it('says that an item is not there, and offers the way back', async () => {
    const { user, router } = await renderPanel({ open: { id: 'never-was' } });
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('heading')).toHaveTextContent('Item not found');
    expect(screen.getByRole('heading', { name: 'No such item' })).toHaveFocus();
    expect(document.title).toBe('Item not found · Estuary');
    await user.click(button('Back to the list'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
  });

  it('stays dirty when the database does not answer, and saves on retry', async () => {
    const { user, updates, failNext } = await renderPanel({ seed, open: 0 });
    await user.type(field('Name'), ' A');
    failNext(lost);
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The database does not answer.');
    expect(field('Name')).toHaveValue('Widget A');
    await user.click(button('Try again'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(updates).toHaveLength(2);
  });

  it('deletes at once, closes, and the toast brings the item back as itself', async () => {
    const { user, router, others, items } = await renderPanel({ seed, open: 0 });
    await user.click(button('Delete'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    expect(await others.count()).toEqual({ ok: true, value: 0 });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Restored “Widget”')).toBeInTheDocument();
    expect(await others.get(items[0]?.id ?? '')).toEqual({ ok: true, value: items[0] });
  });

  it('asks before it deletes what has unsaved changes', async () => {
    const { user, router, others } = await renderPanel({ seed, open: 0 });
    await user.type(field('Name'), ' A');
    await user.click(button('Delete'));
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete with unsaved changes?' });
    expect(await others.count()).toEqual({ ok: true, value: 1 });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    expect(await others.count()).toEqual({ ok: true, value: 0 });
  });
});

describe('Unsaved changes', () => {
  it('are guarded: Esc asks, the focus is on the safe answer, and Keep editing keeps', async () => {
    const { user, router } = await renderPanel({ seed, open: 0 });
    await user.type(field('Name'), ' A');
    await user.keyboard('{Escape}');
    const dialog = await screen.findByRole('alertdialog', { name: 'Discard changes?' });
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep editing' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(field('Name')).toHaveValue('Widget A');
    expect(router.state.location.pathname).not.toBe('/items');
    await user.click(button('Cancel'));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
  });

  it('include a tag that is being typed', async () => {
    const { user } = await renderPanel({ seed, open: 0 });
    await user.type(field('Tags'), 'gr');
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('alertdialog', { name: 'Discard changes?' })).toBeInTheDocument();
  });

  it('hold the page while there are some, and only then', async () => {
    const { user } = await renderPanel({ seed, open: 0 });
    const isHeld = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(isHeld()).toBe(false);
    await user.type(field('Name'), ' A');
    await waitFor(() => expect(isHeld()).toBe(true));
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(isHeld()).toBe(false);
  });

  it('do not stop a clean form from closing', async () => {
    const { user, router } = await renderPanel({ seed, open: 0 });
    await user.click(field('Name'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
  });
});
