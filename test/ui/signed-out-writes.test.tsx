import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { SessionState } from '../../shared/session/session.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { createScriptedSession } from '../support/scripted-accounts.ts';
import '../support/blob-reading.ts';
import { wrapChanges, wrapItems, wrapTrash } from '../support/wrap-repository.ts';

/** What changes items, of somebody whose session has ended while they were looking at them. */

const ended: SessionState = { status: 'signedOut', mayView: false, why: 'ended' };

/** A database that holds its writes, as a deployment's does, until whoever made them is back. */
function holdWrites(database: Database, back: Promise<void>): Database {
  const held =
    <Args extends readonly unknown[], T>(write: (...args: Args) => Promise<T>) =>
    async (...args: Args) => {
      await back;
      return write(...args);
    };
  const [changes, trash] = [database.changes(), database.trash()];
  const items = wrapItems(database, (repository) => ({
    createMany: held(repository.createMany.bind(repository)),
    update: held(repository.update.bind(repository)),
    delete: held(repository.delete.bind(repository)),
    restore: held(repository.restore.bind(repository)),
  }));
  const record = wrapChanges(items, {
    revert: held(changes.revert.bind(changes)),
    restoreTo: held(changes.restoreTo.bind(changes)),
    undo: held(changes.undo.bind(changes)),
  });
  return wrapTrash(record, () => ({
    purge: held(trash.purge.bind(trash)),
    purgeAll: held(trash.purgeAll.bind(trash)),
  }));
}

/** The first of three items was made active, the second is in the trash. */
async function fill() {
  const memory = createMemoryDatabase({ seed: numberedItems(3) });
  const listed = await memory.items().list({ limit: 3, offset: 0 });
  const [first = '', second = ''] = listed.ok ? listed.value.map(({ id }) => id) : [];
  await memory.items().update(first, { status: 'active' });
  await memory.items().delete(second);
  const page = await memory.changes().list({ itemId: first, limit: 2 });
  return { memory, first, second, created: page.ok ? (page.value.changes[1]?.id ?? '') : '' };
}

type Filled = Awaited<ReturnType<typeof fill>>;

async function open(pathTo: (filled: Filled) => string) {
  const filled = await fill();
  const { memory } = filled;
  let noteBack = () => {};
  const back = new Promise<void>((resolve) => (noteBack = resolve));
  const person = { actor: memory.actor, email: 'ada@example.org', role: 'admin' } as const;
  const signedIn: SessionState = { status: 'signedIn', person };
  const { session, set } = createScriptedSession(signedIn, holdWrites(memory, back));
  const app = await renderApp({ session, path: pathTo(filled) });
  const become = (state: SessionState) =>
    act(async () => {
      set(state);
      await Promise.resolve();
    });
  const comeBack = async () => {
    await become(signedIn);
    await act(() => {
      noteBack();
      return back;
    });
  };
  return { ...app, ...filled, signOut: () => become(ended), comeBack };
}

const question = { name: 'Sign in again' };

async function closeQuestion(user: UserEvent) {
  const dialog = await screen.findByRole('dialog', question);
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog', question)).toBeNull());
}

const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));
const select = async (user: UserEvent, name: string) =>
  user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));

async function importOne(user: UserEvent) {
  await press(user, 'Import');
  const file = new File(['Name\nItem 004'], 'items.csv', { type: 'text/csv' });
  await user.upload(await screen.findByLabelText('File to import'), file);
  await press(user, 'Import 1 item');
}

interface Write {
  readonly what: string;
  readonly pathTo: (filled: Filled) => string;
  readonly make: (user: UserEvent) => Promise<void>;
  /** Whether it is done. */
  readonly isDone: (filled: Filled) => Promise<boolean>;
}

const statusOf = async ({ memory, first }: Filled) => {
  const item = await memory.items().get(first);
  return item.ok ? item.value.status : item.error.kind;
};
const isGone = async (filled: Filled) => (await statusOf(filled)) === 'NotFound';
const isDraft = async (filled: Filled) => (await statusOf(filled)) === 'draft';
const inTrash = async ({ memory }: Filled) => {
  const page = await memory.trash().list({ limit: 10, offset: 0 });
  return page.ok ? page.value.total : -1;
};
const countOf = async ({ memory }: Filled) => {
  const count = await memory.items().count();
  return count.ok ? count.value : -1;
};
const isTrashEmpty = async (filled: Filled) => (await inTrash(filled)) === 0;

const writes: readonly Write[] = [
  {
    what: 'Delete in the panel',
    pathTo: ({ first }) => `/items/${first}`,
    make: (user) => press(user, 'Delete'),
    isDone: isGone,
  },
  {
    what: 'Delete of what is selected, which is confirmed first',
    pathTo: () => '/items',
    async make(user) {
      await select(user, 'Item 001');
      await select(user, 'Item 003');
      await press(user, 'Delete…');
      await press(user, 'Delete 2 items');
    },
    isDone: isGone,
  },
  {
    what: 'an earlier version',
    pathTo: ({ first, created }) => `/items/${first}/history/${created}`,
    make: (user) => press(user, 'Restore this version'),
    isDone: isDraft,
  },
  {
    what: 'Delete for ever',
    pathTo: () => '/trash',
    async make(user) {
      await press(user, 'Delete Item 002 for ever');
      await press(user, 'Delete for ever');
    },
    isDone: isTrashEmpty,
  },
  {
    what: 'an import',
    pathTo: () => '/items',
    make: importOne,
    isDone: async (filled) => (await countOf(filled)) === 3,
  },
];

describe('What changes items once the session has ended', () => {
  it.each(writes)(
    'asks to sign in, and goes on when one is back: $what',
    async ({ pathTo, make, isDone }) => {
      const app = await open(pathTo);
      await screen.findAllByText(/Item 00/);
      await app.signOut();
      await closeQuestion(app.user);
      await make(app.user);
      const dialog = await screen.findByRole('dialog', question);
      // A question that was answered before gives the focus back, and must not take it from this one.
      await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
      await waitFor(() => expect(within(dialog).getByLabelText('Password')).toHaveFocus());
      expect(await isDone(app)).toBe(false);
      await app.comeBack();
      await waitFor(async () => expect(await isDone(app)).toBe(true));
    },
  );

  it('asks again when it is pressed again while it waits, says that it waits, and is done once', async () => {
    const app = await open(() => '/activity');
    await screen.findAllByText(/Item 00/);
    await app.signOut();
    await closeQuestion(app.user);
    const bar = screen.getByText(/^You are signed out\./);
    // What the test before wrote counts for a moment longer.
    await waitFor(() => expect(bar).toHaveTextContent('nothing is saved.'));
    for (let presses = 0; presses < 2; presses += 1) {
      await press(app.user, /^Undo You changed Status/);
      await closeQuestion(app.user);
    }
    expect(bar).toHaveTextContent('What you did since is done when you are back.');
    await app.comeBack();
    await waitFor(async () => expect(await isDraft(app)).toBe(true));
    const { memory, first } = app;
    expect(await memory.changes().list({ itemId: first, limit: 10 })).toMatchObject({
      value: { changes: { length: 3 } },
    });
  });

  it('says of an import for what it waits, and leaves the focus there', async () => {
    const app = await open(() => '/items');
    await app.signOut();
    await closeQuestion(app.user);
    await importOne(app.user);
    await closeQuestion(app.user);
    await waitFor(() => expect(screen.getByText(/^Importing/)).toHaveFocus());
    const waiting = 'Waiting for you to sign in. The import goes on then.';
    expect(screen.getByText(waiting)).toBeVisible();
    await app.comeBack();
    expect(screen.queryByText(waiting)).toBeNull();
  });

  it('asks when another command waits before it', async () => {
    const app = await open(() => '/trash');
    await screen.findAllByText(/Item 00/);
    await app.signOut();
    await closeQuestion(app.user);
    await press(app.user, 'Restore Item 002');
    await closeQuestion(app.user);
    await app.user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByRole('dialog', question)).toBeVisible();
  });
});
