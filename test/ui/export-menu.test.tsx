import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionState, Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectionClosed, failure, rateLimited } from '../../shared/database/results.ts';
import type { ExportQuery } from '../../src/features/import-export/export-items.ts';
import { ExportMenu } from '../../src/features/import-export/export-menu.tsx';
import { DatabaseProvider } from '../../src/lib/database-context.tsx';
import { captureDownloads } from '../support/capture-downloads.ts';
import { wrapItems } from '../support/wrap-repository.ts';

const seed = [
  { name: 'Beta', status: 'active' },
  { name: 'Alpha', status: 'active' },
  { name: 'Gamma', status: 'draft' },
] as const;

function open(database: Database = createMemoryDatabase({ seed }), query: ExportQuery = { filter: {} }) {
  render(
    <DatabaseProvider database={database}>
      <ExportMenu {...query} />
    </DatabaseProvider>,
  );
  return userEvent.setup();
}

async function exportAs(user: ReturnType<typeof userEvent.setup>, format: RegExp) {
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: format }));
}

const namesIn = (csv: string | undefined) =>
  csv
    ?.trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]);

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
});

describe('the menu Export', () => {
  it('downloads what the filter shows, in the order of the sort', async () => {
    const downloads = captureDownloads();
    const user = open(undefined, { filter: { status: 'active' }, sort: { field: 'name', direction: 'asc' } });
    await exportAs(user, /CSV/);
    await waitFor(async () => expect(await downloads.all()).toHaveLength(1));
    const [file] = await downloads.all();
    expect(file?.name).toMatch(/^items-\d{4}-\d\d-\d\d\.csv$/);
    expect(namesIn(file?.text)).toEqual(['Alpha', 'Beta']);
  });

  it('downloads JSON', async () => {
    const downloads = captureDownloads();
    const user = open();
    await exportAs(user, /JSON/);
    await waitFor(async () => expect(await downloads.all()).toHaveLength(1));
    const [file] = await downloads.all();
    expect(file?.name).toMatch(/\.json$/);
    expect((JSON.parse(file?.text ?? '') as { name: string }[]).map(({ name }) => name)).toEqual([
      'Beta',
      'Alpha',
      'Gamma',
    ]);
  });

  it('works by keyboard and gives the focus back', async () => {
    const downloads = captureDownloads();
    const user = open();
    await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByRole('menu', { name: 'Export' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus());
    expect(screen.queryByRole('menu')).toBeNull();
    expect(await downloads.all()).toEqual([]);
  });

  it('says why an export stopped, leaves no file, and tries again', async () => {
    const downloads = captureDownloads();
    let calls = 0;
    const database = wrapItems(createMemoryDatabase({ seed }), (repository) => ({
      list: (query) =>
        (calls += 1) === 1 ? Promise.resolve(failure(connectionClosed())) : repository.list(query),
    }));
    const user = open(database);
    await exportAs(user, /CSV/);
    expect(
      await screen.findByText(/The export stopped and no file was written\. The connection/),
    ).toBeVisible();
    expect(await downloads.all()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(async () => expect(await downloads.all()).toHaveLength(1));
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
  });

  it('shows how far it is, and leaves no file when it is cancelled', async () => {
    const downloads = captureDownloads();
    let proceed: () => void = () => undefined;
    const many = Array.from({ length: 1500 }, (_, index) => ({ name: `Item ${index}` }));
    const database = wrapItems(createMemoryDatabase({ seed: many }), (repository) => ({
      list: async (query) => {
        if (query.offset > 0) await new Promise<void>((resolve) => (proceed = resolve));
        return repository.list(query);
      },
    }));
    const user = open(database);
    await exportAs(user, /CSV/);
    expect(await screen.findByText('Exporting 1,000 of 1,500 items')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Export' })).toHaveAttribute('value', '1000');
    await user.click(screen.getByRole('button', { name: 'Cancel export' }));
    expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
    proceed();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(await downloads.all()).toEqual([]);
  });

  it('says that it has to wait, and for how long, and can be cancelled meanwhile', async () => {
    const downloads = captureDownloads();
    const database = wrapItems(createMemoryDatabase({ seed }), () => ({
      count: () => Promise.resolve(failure(rateLimited(60_000))),
    }));
    const user = open(database);
    await exportAs(user, /CSV/);
    expect(
      await screen.findByText('The server asks to wait, 60 s. The export goes on by itself.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel export' }));
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    expect(await downloads.all()).toEqual([]);
  });

  it('says so when an answer takes long, for a lost connection why, and can be cancelled', async () => {
    const downloads = captureDownloads();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const memory = wrapItems(createMemoryDatabase({ seed }), (repository) => ({
      count: async (filter) => {
        await answered;
        return repository.count(filter);
      },
    }));
    let setConnection: (state: ConnectionState) => void = () => undefined;
    vi.spyOn(memory, 'watchConnection').mockImplementation((tell) => {
      setConnection = tell;
      tell({ status: 'live', pendingWrites: 0 });
      return () => undefined;
    });
    const user = open(memory);
    await exportAs(user, /CSV/);
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    expect(await screen.findByText('Exporting items')).toBeVisible();
    const why = 'Waiting for the connection.';
    expect(screen.queryByText(why)).toBeNull();
    act(() => setConnection({ status: 'offline', pendingWrites: 0 }));
    expect(screen.getByText(why)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel export' }));
    await act(async () => {
      answer();
      await answered;
    });
    expect(screen.queryByRole('region', { name: 'Export' })).toBeNull();
    expect(await downloads.all()).toEqual([]);
  });

  it('streams a large export to the file that the person chooses', async () => {
    const downloads = captureDownloads();
    const written: string[] = [];
    const close = vi.fn(() => Promise.resolve());
    const createWritable = () =>
      Promise.resolve({
        write: (text: string) => Promise.resolve(void written.push(text)),
        close,
        abort: vi.fn(),
      });
    const picker = vi.fn(() => Promise.resolve({ createWritable }));
    Object.assign(globalThis, { showSaveFilePicker: picker });
    const database = wrapItems(createMemoryDatabase({ seed }), () => ({
      count: () => Promise.resolve({ ok: true as const, value: 50_000 }),
    }));
    const user = open(database);
    await exportAs(user, /CSV/);
    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(picker).toHaveBeenCalledWith(
      expect.objectContaining({ suggestedName: expect.stringMatching(/\.csv$/) as string }),
    );
    expect(namesIn(written.join(''))).toEqual(['Beta', 'Alpha', 'Gamma']);
    expect(await downloads.all()).toEqual([]);
  });
});
