import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { failure, mayOnlyRead } from '../../shared/database/results.ts';
import '../support/blob-reading.ts';
import { createFixedSession } from '../support/fixed-session.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { renderApp } from '../support/render-app.tsx';

/** A role that is lost under a question whose answer would write: it says so, and offers nothing that would be refused. */

async function openAsAdmin(path: string) {
  const database = createMemoryDatabase({ seed: [{ name: 'Skiff' }, { name: 'Oar' }, { name: 'Bell' }] });
  const listed = await database.items().list({ limit: 10, offset: 0 });
  const items = listed.ok ? listed.value : [];
  const bell = items.find(({ name }) => name === 'Bell');
  await database.items().delete(bell?.id ?? '');
  const session = createFixedSession(database);
  const skiff = items.find(({ name }) => name === 'Skiff')?.id ?? '';
  const { user } = await renderApp({ path: path.replace('SKIFF', skiff), session });
  const count = async () => {
    const [here, gone] = [
      await database.items().count(),
      await database.trash().list({ limit: 1, offset: 0 }),
    ];
    return [here.ok && here.value, gone.ok && gone.value.total];
  };
  return { user, session, count };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const question = (name: string | RegExp) => screen.findByRole('alertdialog', { name });
const buttonsOf = (dialog: HTMLElement) =>
  within(dialog)
    .getAllByRole('button')
    .map((element) => element.textContent || element.getAttribute('aria-label'));

type User = ReturnType<typeof userEvent.setup>;

describe('A question that is open when the role is lost', () => {
  it.each<[string, string, string | RegExp, (user: User) => Promise<void>]>([
    [
      'whether to delete many',
      '/items',
      'Delete 2 items?',
      async (user) => {
        await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
        await user.click(await button('Delete…'));
      },
    ],
    [
      'whether to delete for ever',
      '/trash',
      /^Delete “?Bell”? for ever\?$/,
      async (user) => {
        await user.click(await screen.findByRole('checkbox', { name: 'Select Bell' }));
        await user.click(await button('Delete for ever…'));
      },
    ],
    [
      'whether to empty the trash',
      '/trash',
      'Delete 1 item for ever?',
      async (user) => {
        await user.click(await button('Empty trash'));
        await user.type(await screen.findByRole('textbox', { name: /^To confirm/ }), '1');
      },
    ],
    [
      'whether to delete an item that was edited',
      '/items/SKIFF',
      'Delete with unsaved changes?',
      async (user) => {
        await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
        await user.click(await button('Delete'));
      },
    ],
  ])('%s says so, with the focus, and can only be closed', async (_, path, title, ask) => {
    const { user, session, count } = await openAsAdmin(path);
    await ask(user);
    const dialog = await question(title);
    const before = await count();
    act(() => session.setRole('viewer'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'You may not change items any more. Nothing was done.',
    );
    expect(buttonsOf(dialog)).toEqual(['Close']);
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
    await waitFor(() => expect(within(dialog).getByRole('button')).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(await count()).toEqual(before);
  });

  it('can be answered again when the role comes back', async () => {
    const { user, session, count } = await openAsAdmin('/items');
    await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
    await user.click(await button('Delete…'));
    await question('Delete 2 items?');
    act(() => session.setRole('viewer'));
    act(() => session.setRole('admin'));
    await user.click(await button('Delete 2 items'));
    await waitFor(async () => expect(await count()).toEqual([0, 3]));
  });

  it('whether to discard keeps what was typed for whoever wants it', async () => {
    const { user, session } = await openAsAdmin('/items/SKIFF');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
    await user.click(await button('Cancel'));
    const dialog = await question('Discard changes?');
    act(() => session.setRole('viewer'));
    await user.click(within(dialog).getByRole('button', { name: 'Keep for later' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(keptDrafts()).toHaveLength(1);
  });
});

describe('An import that is open when the role is lost', () => {
  async function openImport() {
    const opened = await openAsAdmin('/items');
    await opened.user.click(await button('Import'));
    const dialog = await screen.findByRole('dialog', { name: 'Import items' });
    return { ...opened, dialog };
  }
  const choose = (text: string) =>
    userEvent.upload(screen.getByLabelText('File to import'), new File([text], 'boats.csv'), {
      applyAccept: false,
    });

  it('says so in place of the choice of a file', async () => {
    const { session, dialog } = await openImport();
    await button('Choose a file');
    act(() => session.setRole('viewer'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'You may not change items any more.Nothing was imported.',
    );
    expect(screen.getByText('You may not change items any more.')).toHaveFocus();
    expect(buttonsOf(dialog)).toEqual(['Close', 'Close']);
  });

  it('keeps the file that was chosen, for when the role comes back', async () => {
    const { session, dialog, count, user } = await openImport();
    await choose('Name\nTender\n');
    await button('Import 1 item');
    act(() => session.setRole('viewer'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('boats.csv stays chosen');
    expect(buttonsOf(dialog)).toEqual(['Close', 'Close']);
    expect(await count()).toEqual([2, 1]);
    act(() => session.setRole('admin'));
    await user.click(await button('Import 1 item'));
    expect(await screen.findByText('1 item was created.')).toBeVisible();
  });

  it('tells what was imported, and offers neither more of it nor to take it back', async () => {
    const { session, dialog, user } = await openImport();
    await choose('Name\nTender\n');
    await user.click(await button('Import 1 item'));
    await within(dialog).findByRole('button', { name: 'Undo this import' });
    act(() => session.setRole('viewer'));
    expect(within(dialog).getByText('1 item was created.')).toBeVisible();
    expect(buttonsOf(dialog)).toEqual(['Close', 'Close']);
  });

  /** One row is under way; what is returned has it refused, as whoever has lost the role is. */
  async function importUntilRefused() {
    const opened = await openImport();
    const refused = failure(mayOnlyRead());
    let refuse: (() => void) | undefined;
    vi.spyOn(opened.session.database.items(), 'createMany').mockImplementationOnce(
      () => new Promise((give) => (refuse = () => give(refused))),
    );
    await choose('Name\nTender\n');
    await opened.user.click(await button('Import 1 item'));
    await waitFor(() => expect(refuse).toBeDefined());
    return { ...opened, reason: refused.error.message, refuse: () => act(() => refuse?.()) };
  }

  it('that was refused says so for as long as that is true, and goes on when the role is back', async () => {
    const { session, dialog, count, user, reason, refuse } = await importUntilRefused();
    act(() => session.setRole('viewer'));
    refuse();
    expect(await screen.findByText(reason)).toBeVisible();
    act(() => session.setRole('admin'));
    expect(screen.queryByText(reason)).toBeNull();
    expect(screen.getByText(/Now you can again\.$/)).toBeVisible();
    await user.click(await button('Try again with the other 1 row'));
    await within(dialog).findByRole('button', { name: 'Undo this import' });
    expect(await count()).toEqual([3, 1]);
  });

  it('that was refused before the role is heard to be lost does not say that one can again', async () => {
    const { session, reason, refuse } = await importUntilRefused();
    refuse();
    expect(await screen.findByText(reason)).toBeVisible();
    act(() => session.setRole('viewer'));
    expect(screen.getByText(reason)).toBeVisible();
    act(() => session.setRole('admin'));
    expect(screen.getByText(/Now you can again\.$/)).toBeVisible();
  });
});
