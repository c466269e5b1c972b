import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { keptDrafts } from '../support/kept-drafts.ts';
import { renderPanel } from '../support/render-panel.tsx';

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const findNotice = () => screen.findByText(/^You have unsaved changes from/);

const seed = [{ name: 'Widget', description: 'Round', status: 'active' as const, tags: ['blue'] }];

type Panel = Awaited<ReturnType<typeof renderPanel>>;

/** The panel of an item in which something was typed. */
async function typeInWidget() {
  const panel = await renderPanel({ seed, open: 0 });
  await panel.user.clear(field('Name'));
  await panel.user.type(field('Name'), 'Mine');
  await panel.user.type(field('Tags'), 'red,gre');
  const id = panel.items[0]?.id ?? '';
  return { ...panel, id, reload: () => reload(panel, { id }) };
}

/** The page goes, with what was typed a moment ago, and comes back. */
async function reload({ unmount, memory }: Panel, open: 'new' | { id: string }) {
  unmount();
  return renderPanel({ memory, open });
}

describe('What was typed and not saved', () => {
  it('is offered again after a reload, put back, and saved', async () => {
    const { reload, id } = await typeInWidget();
    const { user, others } = await reload();
    expect(field('Name')).toHaveValue('Widget');
    expect((await findNotice()).parentElement).toHaveTextContent('You typed in Name and Tags.');
    await user.click(button('Put back what I typed'));
    expect(field('Name')).toHaveValue('Mine');
    expect(field('Name')).toHaveFocus();
    expect(field('Tags')).toHaveValue('gre');
    expect(button('Remove tag red')).toBeInTheDocument();
    expect(screen.queryByText(/unsaved changes/)).not.toBeInTheDocument();
    await user.click(button('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await others.get(id)).toMatchObject({
      value: { name: 'Mine', description: 'Round', tags: ['blue', 'red', 'gre'] },
    });
    expect(keptDrafts()).toHaveLength(0);
  });

  it('is offered until it is discarded', async () => {
    const { reload: first, id } = await typeInWidget();
    const again = await first();
    await findNotice();
    const { user, ...panel } = await reload({ ...again }, { id });
    await findNotice();
    await user.click(button('Discard it'));
    expect(screen.queryByText(/unsaved changes/)).not.toBeInTheDocument();
    await reload({ user, ...panel }, { id });
    expect(screen.queryByText(/unsaved changes/)).not.toBeInTheDocument();
    expect(keptDrafts()).toHaveLength(0);
  });

  it('meets what others have written meanwhile as any edit does', async () => {
    const { reload, others, id } = await typeInWidget();
    await others.update(id, { name: 'Theirs', description: 'Oval' });
    const { user } = await reload();
    await findNotice();
    await user.click(button('Put back what I typed'));
    const choice = screen.getByRole('group', { name: 'Name' });
    const radio = (name: string) => within(choice).getByRole('radio', { name });
    expect(radio('Mine')).toHaveAccessibleDescription('Mine');
    expect(radio('Theirs')).toHaveAccessibleDescription('Theirs');
    expect(radio('Before')).toHaveAccessibleDescription('Widget');
    await waitFor(() => expect(choice).toHaveAccessibleDescription(/^Guest 3F2A changed this too/));
    expect(field('Description')).toHaveValue('Oval');
    expect(screen.queryByRole('group', { name: 'Tags' })).not.toBeInTheDocument();
  });

  it('is not offered when the item holds it by now', async () => {
    const panel = await renderPanel({ seed, open: 0 });
    await panel.user.type(field('Name'), ' A');
    const id = panel.items[0]?.id ?? '';
    await act(() => panel.others.update(id, { description: 'Oval' }));
    panel.unmount();
    expect(keptDrafts()).toHaveLength(1);
    await panel.others.update(id, { name: 'Widget A' });
    await renderPanel({ memory: panel.memory, open: { id } });
    await waitFor(() => expect(keptDrafts()).toHaveLength(0));
    expect(screen.queryByText(/unsaved changes/)).not.toBeInTheDocument();
  });

  it('gives way to nothing: what was typed since is offered in its turn', async () => {
    const { reload } = await typeInWidget();
    const { user } = await reload();
    await findNotice();
    await user.type(field('Name'), ' of today');
    await user.click(button('Put back what I typed'));
    expect(field('Name')).toHaveValue('Mine');
    expect((await findNotice()).parentElement).toHaveTextContent('You typed in Name.');
    await user.click(button('Put back what I typed'));
    expect(field('Name')).toHaveValue('Widget of today');
    expect(button('Remove tag red')).toBeInTheDocument();
  });

  it('in the form of a new item is offered there, and nowhere else', async () => {
    const panel = await renderPanel({ seed, open: 'new' });
    await panel.user.type(field('Name'), 'Gadget');
    await panel.user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Active');
    const id = panel.items[0]?.id ?? '';
    const elsewhere = await reload(panel, { id });
    const { user, router } = await reload(elsewhere, 'new');
    await findNotice();
    await user.click(button('Put back what I typed'));
    expect(field('Name')).toHaveValue('Gadget');
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('active');
    await user.click(button('Save'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    expect(keptDrafts()).toHaveLength(0);
  });

  it('on an item that was deleted since can be saved with it', async () => {
    const { reload, others, id } = await typeInWidget();
    await others.delete(id);
    const { user } = await reload();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This item was deleted.');
    expect(field('Name')).toHaveValue('Mine');
    expect(field('Description')).toHaveValue('Round');
    await user.click(button('Restore and save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(await others.get(id)).toMatchObject({ value: { name: 'Mine', tags: ['blue', 'red', 'gre'] } });
  });

  it('on an item that was deleted for ever becomes a new one', async () => {
    const { reload, others, trash, id } = await typeInWidget();
    await others.delete(id);
    await trash.purge(id);
    const { user } = await reload();
    await user.click(await screen.findByRole('button', { name: 'Create as a new item' }));
    expect(await screen.findByText('Created “Mine”')).toBeInTheDocument();
    expect(await others.list({ limit: 10, offset: 0 })).toMatchObject({
      value: [{ name: 'Mine', description: 'Round', version: 1 }],
    });
  });

  it('is kept when the form is left for later, and let go when it is discarded', async () => {
    const { user, router } = await typeInWidget();
    const open = (path: string) => act(() => router.navigate({ to: path } as never));
    const path = router.state.location.pathname;
    await user.click(button('Cancel'));
    await user.click(await screen.findByRole('button', { name: 'Keep for later' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    await open(path);
    await findNotice();
    await user.click(button('Put back what I typed'));
    await user.click(button('Cancel'));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    await open(path);
    await screen.findByRole('textbox', { name: 'Name' });
    expect(screen.queryByText(/unsaved changes/)).not.toBeInTheDocument();
    expect(keptDrafts()).toHaveLength(0);
  });

  it('and cannot be kept is said not to be', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    await typeInWidget();
    expect(await screen.findByText(/^This browser has no room to keep what you type/)).toBeInTheDocument();
    vi.restoreAllMocks();
  });
});
