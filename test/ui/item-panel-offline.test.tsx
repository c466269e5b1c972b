import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionState, DatabaseError, ItemRepository } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { Item } from '../../shared/items/item.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { renderApp } from '../support/render-app.tsx';
import { wrapItems } from '../support/wrap-repository.ts';

const offline = {
  status: 'offline',
  reason: 'The deployment cannot be reached. Changes that you make are kept in this tab.',
} as const;
const refusal = { kind: 'Forbidden', message: 'You may read these items, but not change them.' } as const;

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const row = (name: string) => screen.findByRole('link', { name });

/** A memory database behind a connection that breaks: writes wait, as long as it is not back. */
function createLine(memory = createMemoryDatabase({ seed: [{ name: 'Widget' }, { name: 'Other' }] })) {
  const observers = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = { status: 'live', pendingWrites: 0 };
  const waiting: (() => void)[] = [];
  let refused: DatabaseError | undefined;

  const set = (next: ConnectionState) => {
    state = next;
    observers.forEach((observer) => observer(state));
  };
  const sendLater = async <T,>(write: () => Promise<T>) => {
    if (state.status === 'live') return write();
    set({ ...state, pendingWrites: state.pendingWrites + 1 });
    await new Promise<void>((resolve) => void waiting.push(resolve));
    return refused ? ({ ok: false, error: refused } as const) : write();
  };
  const database = wrapItems(memory, (items) => ({
    create: (request) => sendLater(() => items.create(request)),
    update: (id, request) => sendLater(() => items.update(id, request)),
    delete: (id) => sendLater(() => items.delete(id)),
  }));
  return {
    others: memory.items(),
    database: {
      ...memory,
      info: { type: 'convex', lifetime: 'server' } as const,
      items: () => database.items(),
      watchConnection(observer: (state: ConnectionState) => void) {
        observers.add(observer);
        queueMicrotask(() => observer(state));
        return () => observers.delete(observer);
      },
    },
    breakDown: () => act(() => set({ ...offline, pendingWrites: 0 })),
    /** The connection is back, and what waited is sent; refused, if an error is given. */
    comeBack: (error?: DatabaseError) =>
      act(async () => {
        refused = error;
        set({ status: 'live', pendingWrites: 0 });
        waiting.splice(0).forEach((send) => send());
        await Promise.resolve();
      }),
  };
}

async function itemNamed(items: ItemRepository, name: string): Promise<Item | undefined> {
  const result = await items.list({ limit: 10, offset: 0 });
  return result.ok ? result.value.find((item) => item.name === name) : undefined;
}

/** The panel of Widget, with another name and the connection gone, saved. */
async function saveOffline() {
  const line = createLine();
  const app = await renderApp({ database: line.database });
  await app.user.click(await row('Widget'));
  await app.user.clear(await screen.findByRole('textbox', { name: 'Name' }));
  await app.user.type(field('Name'), 'Gadget');
  line.breakDown();
  await app.user.click(button('Save'));
  return { ...line, ...app };
}

const closePanel = async ({ user, router }: Awaited<ReturnType<typeof renderApp>>) => {
  await user.click(button('Cancel'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
};

/** Takes the toasts away, which belong to the page and not to a test. */
afterEach(() => {
  for (const toast of screen.queryAllByRole('button', { name: 'Dismiss' })) toast.click();
});

it('a panel whose item does not come says why, since it may cover the notice', async () => {
  const { database, breakDown } = createLine();
  const unanswered = wrapItems(database, () => ({ watchItem: () => () => undefined }));
  await renderApp({ database: unanswered, path: '/items/never-reached' });
  const panel = within(await screen.findByRole('region', { name: 'Edit item' }));
  expect(panel.queryByText(offline.reason)).toBeNull();
  breakDown();
  expect(await panel.findByText(offline.reason)).toBeInTheDocument();
});

describe('A save without a connection', () => {
  it('says what waits, and ends when the connection is back', async () => {
    const { comeBack, others } = await saveOffline();
    expect(await screen.findByText(/^Waiting for the connection to send Name\./)).toBeVisible();
    expect(screen.getByText(/1 write waiting/)).toBeInTheDocument();
    await comeBack();
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(screen.queryByText(/Waiting for the connection/)).toBeNull();
    expect(await itemNamed(others, 'Gadget')).toBeDefined();
  });

  it('lets the panel be closed without a question, and loses nothing', async () => {
    const app = await saveOffline();
    await closePanel(app);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await app.comeBack();
    expect(await screen.findByText('Saved “Gadget”')).toBeVisible();
    expect(await row('Gadget')).toBeVisible();
  });

  it('asks all the same about what was typed after it', async () => {
    const { user } = await saveOffline();
    await user.type(field('Description'), 'More');
    await user.click(button('Cancel'));
    expect(await screen.findByRole('alertdialog', { name: 'Discard changes?' })).toBeVisible();
  });

  it('that is refused while the form is open says why there, and keeps what was typed', async () => {
    const { comeBack, others } = await saveOffline();
    await comeBack(refusal);
    expect(await screen.findByRole('alert')).toHaveTextContent(refusal.message);
    expect(field('Name')).toHaveValue('Gadget');
    expect(await itemNamed(others, 'Widget')).toBeDefined();
  });

  it('that is refused after the form was closed is told, and its form gives back what was typed', async () => {
    const app = await saveOffline();
    await closePanel(app);
    await app.comeBack(refusal);
    expect(await screen.findByText('“Gadget” could not be saved')).toBeVisible();
    await app.user.click(button('Open'));
    expect(await screen.findByRole('alert')).toHaveTextContent(refusal.message);
    expect(field('Name')).toHaveValue('Widget');
    await app.user.click(button('Put back what I typed'));
    expect(field('Name')).toHaveValue('Gadget');
    expect(screen.queryByText('What you saved last was refused.')).toBeNull();
    await app.user.click(button('Save'));
    expect(await row('Gadget')).toBeVisible();
  });

  it('of an item that is gone by then is kept with it, and brings it back', async () => {
    const app = await saveOffline();
    await closePanel(app);
    const widget = await itemNamed(app.others, 'Widget');
    await app.others.delete(widget?.id ?? '');
    await app.comeBack();
    await app.user.click(await screen.findByRole('button', { name: 'Open' }));
    expect(await screen.findByText('This item was deleted.')).toBeVisible();
    expect(field('Name')).toHaveValue('Gadget');
    await app.user.click(button('Restore and save'));
    expect(await row('Gadget')).toBeVisible();
    expect(await itemNamed(app.others, 'Gadget')).toMatchObject({ id: widget?.id });
  });

  it('is kept while it waits, if the page goes, and is not offered as long as it is on its way', async () => {
    const app = await saveOffline();
    await closePanel(app);
    expect(keptDrafts()).toHaveLength(1);
    await app.user.click(await row('Widget'));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Widget');
    expect(screen.queryByText(/unsaved changes/)).toBeNull();
    await app.comeBack();
    expect(await screen.findByText('Saved “Gadget”')).toBeVisible();
    expect(keptDrafts()).toHaveLength(0);
  });

  it('that comes too late after the form was closed says who was first', async () => {
    const app = await saveOffline();
    await closePanel(app);
    const widget = await itemNamed(app.others, 'Widget');
    await app.others.update(widget?.id ?? '', { name: 'Theirs' });
    await app.comeBack();
    expect(await screen.findByText(/Somebody else has changed the same first/)).toBeVisible();
    await app.user.click(button('Open'));
    await app.user.click(await screen.findByRole('button', { name: 'Discard it' }));
    expect(field('Name')).toHaveValue('Theirs');
  });
});

describe('A new item without a connection', () => {
  async function createOffline() {
    const line = createLine();
    const app = await renderApp({ path: '/items/new', database: line.database });
    await app.user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Gadget');
    line.breakDown();
    await app.user.click(button('Save'));
    return { ...line, ...app };
  }

  it('may be left, is created later, and does not take anybody away from where they are then', async () => {
    const app = await createOffline();
    expect(await screen.findByText(/^Waiting for the connection to send Name, /)).toBeVisible();
    await closePanel(app);
    await app.user.click(await row('Other'));
    await app.comeBack();
    expect(await screen.findByText('Created “Gadget”')).toBeVisible();
    expect(app.router.state.location.pathname).not.toBe('/items');
    expect(field('Name')).toHaveValue('Other');
  });

  it('that is refused later is given back by the form for a new one', async () => {
    const app = await createOffline();
    await closePanel(app);
    await app.comeBack(refusal);
    await app.user.click(await screen.findByRole('button', { name: 'Open' }));
    await app.user.click(await screen.findByRole('button', { name: 'Put back what I typed' }));
    expect(field('Name')).toHaveValue('Gadget');
  });
});

describe('A delete without a connection', () => {
  it('closes the panel at once and tells of the outcome when it is there', async () => {
    const line = createLine();
    const app = await renderApp({ database: line.database });
    await app.user.click(await row('Widget'));
    await screen.findByRole('textbox', { name: 'Name' });
    line.breakDown();
    await app.user.click(button('Delete'));
    await waitFor(() => expect(app.router.state.location.pathname).toBe('/items'));
    await screen.findByText(/1 write waiting/);
    await line.comeBack(refusal);
    expect(await screen.findByText('“Widget” could not be deleted')).toBeVisible();
    expect(await row('Widget')).toBeVisible();
  });
});
