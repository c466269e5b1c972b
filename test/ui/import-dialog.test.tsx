import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectionClosed, failure, rateLimited } from '../../shared/database/results.ts';
import { ImportDialog } from '../../src/features/import-export/import-dialog.tsx';
import { onAnnouncement } from '../../src/lib/announcer.ts';
import { DatabaseProvider } from '../../src/lib/database-context.tsx';
import { ItemCommandsProvider } from '../../src/lib/item-commands.tsx';
import { SessionProvider } from '../../src/lib/session-context.tsx';
import { ToastHost } from '../../src/lib/toast-host.tsx';
import { captureDownloads } from '../support/capture-downloads.ts';
import '../support/blob-reading.ts';
import { createFixedSession } from '../support/fixed-session.ts';
import { renderApp } from '../support/render-app.tsx';
import { wrapItems } from '../support/wrap-repository.ts';

function open(database: Database = createMemoryDatabase()) {
  const onClose = vi.fn();
  render(
    <SessionProvider session={createFixedSession(database)}>
      <DatabaseProvider database={database}>
        <ItemCommandsProvider>
          <ImportDialog onClose={onClose} />
          <ToastHost />
        </ItemCommandsProvider>
      </DatabaseProvider>
    </SessionProvider>,
  );
  return { database, repository: database.items(), onClose, user: userEvent.setup() };
}

const csv = (text: string, name = 'items.csv') => new File([text], name, { type: 'text/csv' });
const numbered = (count: number) =>
  csv(['Name', ...Array.from({ length: count }, (_, i) => `Item ${i}`)].join('\n'));
const choose = (file: File) =>
  userEvent.upload(screen.getByLabelText('File to import'), file, { applyAccept: false });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

async function countOf(database: Database) {
  const counted = await database.items().count();
  return counted.ok ? counted.value : counted.error;
}

/** The button in the toast with the given title. */
async function undoIn(title: string): Promise<HTMLElement> {
  const toast = (await screen.findByText(title)).closest<HTMLElement>('[role="dialog"]');
  if (!toast) throw new Error('There is no toast.');
  return within(toast).getByRole('button', { name: 'Undo this import', hidden: true });
}

afterEach(() => void vi.restoreAllMocks());

describe('the choice of a file', () => {
  it('has the focus at the beginning, and again after a file was put aside', async () => {
    const { user } = open();
    const chooser = await button('Choose a file');
    await waitFor(() => expect(chooser).toHaveFocus());
    await choose(csv('Name\nWidget\n'));
    await user.click(await button('Choose another file'));
    expect(await button('Choose a file')).toHaveFocus();
  });
});

describe('the preview', () => {
  it('says what will be created and which rows are wrong, and creates nothing', async () => {
    const { database } = open();
    await choose(csv('Name,Colour,Status,Tags\nWidget,red,active,a|b\n,red,draft,\nGadget,,lost,\n'));
    expect(await screen.findByText('1 item will be created, 2 rows are wrong.')).toHaveFocus();
    expect(screen.getByText(/Ignored column: Colour\./)).toBeVisible();
    const wrong = screen.getByRole('table', { name: 'Wrong rows' });
    const cells = within(wrong)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(cells).toEqual([
      'RowColumnReason',
      '3NameName is empty: give the item a name.',
      '4StatusStatus must be one of draft, active, archived.Found: lost',
    ]);
    const ready = screen.getByRole('table', { name: 'Items to be created' });
    expect(within(ready).getByRole('row', { name: '2 Widget Active a, b' })).toBeVisible();
    expect(await countOf(database)).toBe(0);
  });

  it('shows markup as text', async () => {
    open();
    await choose(csv('Name\n<img src=x onerror=alert(1)>\n'));
    expect(await screen.findByRole('rowheader', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });

  it('shortens a cell of a megabyte', async () => {
    open();
    await choose(csv(`Name\nA\n${'x'.repeat(1024 * 1024)}\n`));
    expect(await screen.findByText(/The cell has 1,048,576 characters/)).toBeVisible();
    expect(document.body.textContent.length).toBeLessThan(3000);
  });

  it('lists the first of many wrong rows and says how many there are', async () => {
    open();
    await choose(csv(`Name,Tags\n${',x\n'.repeat(500)}`));
    expect(await screen.findByText('No item can be created: 500 rows are wrong.')).toBeVisible();
    expect(within(screen.getByRole('table', { name: 'Wrong rows' })).getAllByRole('row')).toHaveLength(21);
    expect(screen.getByText(/The first 20 of 500 are shown/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
  });

  it('leads back to the choice of a file', async () => {
    const { user } = open();
    await choose(numbered(3));
    await user.click(await button('Choose another file'));
    await choose(numbered(2));
    expect(await button('Import 2 items')).toBeEnabled();
  });
});

describe('choosing a file', () => {
  it('takes a file that is dropped', async () => {
    open();
    fireEvent.drop(screen.getByText('Drop a CSV or JSON file here'), {
      dataTransfer: { files: [numbered(4)] },
    });
    expect(await button('Import 4 items')).toBeVisible();
  });

  it('says so when more than one file is dropped, or something else', () => {
    open();
    const zone = screen.getByText('Drop a CSV or JSON file here');
    fireEvent.drop(zone, { dataTransfer: { files: [numbered(1), numbered(2)] } });
    expect(screen.getByText('These are 2 files. Import one after the other.')).toBeVisible();
    fireEvent.drop(zone, { dataTransfer: { files: [] } });
    expect(screen.getByText(/That was not a file/)).toBeVisible();
  });

  it('opens the file picker from a button', async () => {
    const { user } = open();
    const click = vi.spyOn(HTMLInputElement.prototype, 'click');
    await user.click(await button('Choose a file'));
    expect(click).toHaveBeenCalledOnce();
  });

  it('says why a file cannot be imported, and takes the next one', async () => {
    open();
    await choose(csv('', 'nothing.csv'));
    expect(await screen.findByText(/“nothing.csv” is empty/)).toBeVisible();
    await choose(csv('{', 'half.json'));
    expect(
      await screen.findByText(/“half.json” is not valid JSON: at line 1, column 2, it ends too early/),
    ).toBeVisible();
    await choose(numbered(1));
    expect(await button('Import 1 item')).toBeVisible();
  });
});

describe('importing', () => {
  it('creates the good rows and offers the wrong ones as a file', async () => {
    const downloads = captureDownloads();
    const { database, user, onClose } = open();
    await choose(csv('Name,Status\nA,active\n,draft\nB,\n', 'my items.csv'));
    await user.click(await button('Import 2 items'));
    expect(await screen.findByText('2 items were created. 1 row is wrong and left out.')).toHaveFocus();
    expect(await countOf(database)).toBe(2);
    await user.click(await button('Download the wrong rows'));
    expect(await downloads.all()).toEqual([
      {
        name: 'my items-wrong-rows.csv',
        text: '\ufeffName,Status,Reason\r\n,draft,Row 3: Name is empty: give the item a name.\r\n',
      },
    ]);
    await user.click(await button('Done'));
    expect(onClose).toHaveBeenCalledOnce();
  });

  /** A database whose batches wait: `let` one through at a time. */
  function createSlowDatabase() {
    const waiting: (() => void)[] = [];
    const database = wrapItems(createMemoryDatabase(), (repository) => ({
      createMany: async (batch) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return repository.createMany(batch);
      },
    }));
    const letOneThrough = () => waiting.shift()?.();
    return { database, letOneThrough };
  }

  async function startSlowImport() {
    const { database, letOneThrough } = createSlowDatabase();
    const opened = open(database);
    await choose(numbered(600));
    await opened.user.click(await button('Import 600 items'));
    const bar = await screen.findByRole('progressbar', { name: 'Importing' });
    letOneThrough();
    await waitFor(() => expect(bar).toHaveAttribute('value', '250'));
    return { ...opened, letOneThrough };
  }

  it('shows how far it is, and stops between batches with the exact count', async () => {
    const { database, user, letOneThrough } = await startSlowImport();
    expect(screen.getByText('Importing: 250 of 600 rows')).toBeVisible();
    await user.click(await button('Stop the import'));
    letOneThrough();
    expect(await screen.findByText('500 items were created. 100 rows were not imported.')).toHaveFocus();
    expect(screen.getByText(/Every right row before row 502 is imported/)).toBeVisible();
    expect(await countOf(database)).toBe(500);
    await user.click(await button('Import the other 100 rows'));
    await screen.findByRole('progressbar', { name: 'Importing' });
    letOneThrough();
    expect(await screen.findByText('600 items were created.')).toBeVisible();
    expect(await countOf(database)).toBe(600);
  });

  it('is stopped, not left, by closing; what was done is told before the dialog goes', async () => {
    const { user, onClose, letOneThrough } = await startSlowImport();
    await user.keyboard('{Escape}');
    letOneThrough();
    expect(await screen.findByText('500 items were created. 100 rows were not imported.')).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('goes on when a double click that began it ends beside the dialog, or on the button that stops it', async () => {
    const { database, user, letOneThrough } = await startSlowImport();
    fireEvent.click(await button('Stop the import'), { detail: 2 });
    await user.pointer({ target: document.body, keys: '[MouseLeft]' });
    letOneThrough();
    expect(await screen.findByText('Importing: 500 of 600 rows')).toBeVisible();
    letOneThrough();
    expect(await screen.findByText('600 items were created.')).toBeVisible();
    expect(await countOf(database)).toBe(600);
  });

  it('lets the browser ask before the tab is closed meanwhile, and not afterwards', async () => {
    const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const { user, letOneThrough } = await startSlowImport();
    await waitFor(() => expect(isAsked()).toBe(true));
    await user.click(await button('Stop the import'));
    letOneThrough();
    await button('Done');
    // The listener goes with an effect, which may come a moment after the screen.
    await waitFor(() => expect(isAsked()).toBe(false));
  });

  it('says what was and what was not imported when a batch fails, and tries the rest again', async () => {
    let calls = 0;
    const database = wrapItems(createMemoryDatabase(), (repository) => ({
      createMany: (batch) =>
        (calls += 1) === 2 ? Promise.resolve(failure(connectionClosed())) : repository.createMany(batch),
    }));
    const heard: string[] = [];
    const stop = onAnnouncement((message) => heard.push(message));
    const { user } = open(database);
    await choose(numbered(600));
    await user.click(await button('Import 600 items'));
    expect(await screen.findByText('250 items were created. 350 rows were not imported.')).toBeVisible();
    expect(screen.getByText(/The connection to the database was closed/)).toBeVisible();
    expect(screen.getByText(/Every right row before row 252 is imported, none from there on/)).toBeVisible();
    await user.click(await button('Try again with the other 350 rows'));
    expect(await screen.findByText('600 items were created.')).toBeVisible();
    expect(await countOf(database)).toBe(600);
    await waitFor(() => expect(heard.join(' ')).toContain('600 items were created.'));
    stop();
  });
});

describe('an import that the server asks to wait', () => {
  /** The second batch is refused for so long, ms, the first time. */
  async function startImport(retryAfter: number) {
    let calls = 0;
    const database = wrapItems(createMemoryDatabase(), (repository) => ({
      createMany: (batch) =>
        (calls += 1) === 2 ? Promise.resolve(failure(rateLimited(retryAfter))) : repository.createMany(batch),
    }));
    const { user } = open(database);
    await choose(numbered(400));
    await user.click(await button('Import 400 items'));
    return { database, user };
  }

  it('says for how long, and goes on by itself', async () => {
    const { database } = await startImport(700);
    expect(await screen.findByText(/^The server asks to wait, 1 s\./)).toBeVisible();
    expect(screen.getByText('Importing: 250 of 400 rows')).toBeVisible();
    expect(await screen.findByText('400 items were created.')).toBeVisible();
    expect(await countOf(database)).toBe(400);
  });

  it('can be stopped meanwhile, and keeps the rest', async () => {
    const { database, user } = await startImport(60_000);
    expect(await screen.findByText(/^The server asks to wait, 60 s\./)).toBeVisible();
    await user.click(await button('Stop the import'));
    expect(await screen.findByText('250 items were created. 150 rows were not imported.')).toBeVisible();
    expect(await countOf(database)).toBe(250);
  });
});

describe('the dialog in the app', () => {
  const openDialog = async (database: Database, begin = 'No items yet') => {
    const app = await renderApp({ database });
    await screen.findByText(begin);
    const opener = (await screen.findAllByRole('button', { name: 'Import' })).at(-1);
    if (!opener) throw new Error('There is no button to import.');
    await app.user.click(opener);
    await button('Choose a file');
    return { ...app, opener };
  };

  it('gives the focus back to the button that opened it', async () => {
    const { opener, user } = await openDialog(createMemoryDatabase({ seed: [{ name: 'Widget' }] }), 'Widget');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(opener).toHaveFocus());
  });

  it('gives the focus to another button when that one has gone with the empty list', async () => {
    const { opener, user } = await openDialog(createMemoryDatabase());
    await choose(numbered(2));
    await user.click(await button('Import 2 items'));
    await waitFor(() => expect(opener).not.toBeInTheDocument());
    await user.click(await button('Done'));
    await waitFor(() => expect(screen.getByRole('button', { name: 'New item' })).toHaveFocus());
  });

  it('tells by a toast how far an import came that was left by another way, and offers to undo it', async () => {
    let letThrough: () => void = () => undefined;
    const database = wrapItems(createMemoryDatabase(), (repository) => ({
      createMany: async (...request) => {
        await new Promise<void>((resolve) => (letThrough = resolve));
        return repository.createMany(...request);
      },
    }));
    const { router, user } = await openDialog(database);
    await choose(numbered(600));
    await user.click(await button('Import 600 items'));
    await screen.findByRole('progressbar', { name: 'Importing' });
    await act(() => router.navigate({ to: '/health' }));
    await screen.findByRole('heading', { name: 'Health' });
    letThrough();
    expect(await screen.findByText('Imported 250 items')).toBeInTheDocument();
    expect(screen.getByText('From items.csv. 350 rows were not imported.')).toBeInTheDocument();
    await user.click(await undoIn('Imported 250 items'));
    await waitFor(async () => expect(await countOf(database)).toBe(0));
  });
});

describe('an import that was wrong', () => {
  it('is undone from the dialog, which closes', async () => {
    const { database, user, onClose } = open();
    await choose(csv('Name\nA\nB\n', 'boats.csv'));
    await user.click(await button('Import 2 items'));
    await user.click(await button('Undo this import'));
    expect(onClose).toHaveBeenCalledOnce();
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(await countOf(database)).toBe(0);
  });

  it('is undone from a toast when the dialog is closed', async () => {
    const { database, user } = open();
    await choose(csv('Name\nA\nB\n', 'boats.csv'));
    await user.click(await button('Import 2 items'));
    await user.click(await button('Done'));
    // Here the dialog is still open, and keeps everything else from being pressed by a pointer.
    fireEvent.click(await undoIn('Imported 2 items'));
    await waitFor(async () => expect(await countOf(database)).toBe(0));
  });

  it('is undone from a toast when the dialog goes on to another file', async () => {
    const { user } = open();
    await choose(csv('Name\nA\nB\n', 'boats.csv'));
    await user.click(await button('Import 2 items'));
    await user.click(await button('Import another file'));
    expect(await screen.findByText('Imported 2 items')).toBeInTheDocument();
    await user.click(await button('Cancel'));
    expect(screen.getAllByText('Imported 2 items')).toHaveLength(1);
  });

  it('that created nothing has nothing to undo', async () => {
    const database = wrapItems(createMemoryDatabase(), () => ({
      createMany: () => Promise.resolve(failure(connectionClosed())),
    }));
    const { user } = open(database);
    await choose(numbered(2));
    await user.click(await button('Import 2 items'));
    await button('Try again with the other 2 rows');
    expect(screen.queryByRole('button', { name: 'Undo this import' })).toBeNull();
    await user.click(await button('Done'));
    expect(screen.queryByText(/^Imported/)).toBeNull();
  });

  it('whose beginning was undone from elsewhere is gone on with as another one', async () => {
    let calls = 0;
    const database = wrapItems(createMemoryDatabase(), (repository) => ({
      createMany: async (batch, options) => {
        calls += 1;
        if (calls === 2) await database.changes().undo();
        return repository.createMany(batch, options);
      },
    }));
    const { user } = open(database);
    await choose(numbered(600));
    await user.click(await button('Import 600 items'));
    expect(await screen.findByText(/This batch of changes has been undone/)).toBeVisible();
    expect(await countOf(database)).toBe(0);
    await user.click(await button('Try again with the other 350 rows'));
    expect(await screen.findByText('600 items were created.')).toBeVisible();
    expect(await countOf(database)).toBe(350);
  });
});
