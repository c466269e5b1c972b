import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../shared/database/memory/open-memory-database.ts';
import { defaultRetention } from '../../shared/database/retention.ts';
import { createMemorySession } from '../../shared/session/memory/open-memory-session.ts';
import type { Session } from '../../shared/session/session.ts';
import { createFixedSession } from '../support/fixed-session.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { renderApp } from '../support/render-app.tsx';

beforeEach(() => {
  sessionStorage.clear();
  // Absent from jsdom, like all of popovers.
  HTMLElement.prototype.togglePopover = vi.fn();
});

const hidden = { hidden: true };

const account = (name: RegExp | string) => screen.findByRole('button', { name });

async function openMenu(path = '/items') {
  const session = await createMemorySession(createMemoryStore(defaultRetention), 'this-browser');
  const app = await renderApp({ path, session });
  await app.user.click(await account('Account: Guest THIS, Admin'));
  await screen.findByRole('radio', { name: 'You, as an admin', ...hidden });
  return { ...app, actAs: (name: string) => app.user.click(screen.getByRole('radio', { name, ...hidden })) };
}

async function create(session: Session, name: string): Promise<string> {
  const result = await session.database.items().create({ name });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.id;
}

describe('The account menu', () => {
  it('says who is here, and what they may do', async () => {
    await openMenu();
    const current = screen.getByRole('radio', { name: 'You, as an admin', ...hidden });
    expect(current).toBeChecked();
    expect(current.closest('[popover]')).toHaveTextContent(/^GTGuest THISAdmin/);
  });

  it('is closed until it is asked for, and offers nobody else where people have accounts', async () => {
    const session = await createMemorySession(createMemoryStore(defaultRetention), 'this-browser');
    const { user } = await renderApp({ session: createFixedSession(session.database) });
    expect(screen.queryByText('Guest THIS')).not.toBeInTheDocument();
    await user.click(await account('Account: Guest THIS, Admin'));
    await screen.findByText('Guest THIS');
    expect(screen.queryByRole('radio', { name: /as a viewer/, ...hidden })).not.toBeInTheDocument();
  });

  it('makes a viewer of the tab, and an admin again, at the same place', async () => {
    const { actAs, router } = await openMenu('/items?q=buoy');
    await actAs('You, as a viewer');
    expect(await account('Account: Guest THIS, Viewer')).toBeInTheDocument();
    expect(screen.getByText('View only')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'New item' })).not.toBeInTheDocument();
    expect(router.state.location.href).toBe('/items?q=buoy');
    await actAs('You, as an admin');
    expect(await screen.findByRole('button', { name: 'New item' })).toBeInTheDocument();
    expect(screen.queryByText('View only')).not.toBeInTheDocument();
  });

  it('stays open when another is chosen, with the focus on that one', async () => {
    const { actAs } = await openMenu();
    await actAs('You, as a viewer');
    await account('Account: Guest THIS, Viewer');
    expect(HTMLElement.prototype.togglePopover).toHaveBeenCalledExactlyOnceWith(true);
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'You, as a viewer', ...hidden })).toHaveFocus(),
    );
  });

  it('makes a second person of the tab, for whom “you” is another', async () => {
    const { actAs, session } = await openMenu('/activity');
    await create(session, 'Mine');
    const row = (name: string) => screen.queryByText(name)?.closest('li');
    await waitFor(() => expect(row('Mine')).toHaveTextContent('You created Mine'));
    await actAs('A second person, an admin');
    await account('Account: Second person, Admin');
    await create(session, 'Theirs');
    await waitFor(() => expect(row('Theirs')).toHaveTextContent('You created Theirs'));
    expect(row('Mine')).toHaveTextContent('Guest THIS created Mine');
  });

  it('takes nothing from whoever has typed something and chooses another', async () => {
    const { actAs, session, router, user } = await openMenu();
    const id = await create(session, 'Skiff');
    await router.navigate({ to: '/items/$itemId', params: { itemId: id } });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' of mine');
    await actAs('You, as a viewer');
    expect(await screen.findByText(/^You have unsaved changes from/)).toBeInTheDocument();
    await actAs('You, as an admin');
    await user.click(await screen.findByRole('button', { name: 'Put back what I typed' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Skiff of mine');
  });

  it('offers what one person has typed to nobody else', async () => {
    const { actAs, session, router, user } = await openMenu();
    const id = await create(session, 'Skiff');
    await router.navigate({ to: '/items/$itemId', params: { itemId: id } });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
    await actAs('A second person, an admin');
    await account('Account: Second person, Admin');
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Skiff');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '?');
    await actAs('You, as an admin');
    await user.click(await screen.findByRole('button', { name: 'Put back what I typed' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Skiff!');
    expect(screen.queryByText(/^You have unsaved changes/)).not.toBeInTheDocument();
    expect(keptDrafts()).toHaveLength(2);
  });

  it('says so when another cannot be had, and leaves everything as it is', async () => {
    const store = createMemoryStore(defaultRetention);
    const session = await createMemorySession(store, 'this-browser');
    const { user } = await renderApp({ session });
    store.openFor = () => Promise.reject(new Error('The store has stopped.'));
    await user.click(await account('Account: Guest THIS, Admin'));
    await user.click(await screen.findByRole('radio', { name: 'You, as a viewer', ...hidden }));
    expect(await screen.findByText('The store has stopped.')).toBeInTheDocument();
    expect(await account('Account: Guest THIS, Admin')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'You, as an admin', ...hidden })).toBeChecked();
  });
});
