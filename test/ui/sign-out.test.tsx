import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionState, DatabaseResult } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { failure, success } from '../../shared/database/results.ts';
import type { SessionState } from '../../shared/session/session.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { renderApp } from '../support/render-app.tsx';
import { createScriptedSession, signedOut } from '../support/scripted-accounts.ts';

/** Signing out with something unsaved: what the question says is what happens. */

// Absent from jsdom, like all of popovers.
beforeEach(() => {
  HTMLElement.prototype.togglePopover = vi.fn();
  HTMLElement.prototype.hidePopover = vi.fn();
});

const ended: SessionState = { status: 'signedOut', mayView: false, why: 'ended' };
const hidden = { hidden: true };
const entry = (name: string) => screen.findByRole('button', { name, ...hidden });

/** An item of somebody who is signed in, and their account menu, open. */
async function openItem(role: 'admin' | 'viewer' = 'admin', connection?: ConnectionState) {
  const { session, accounts, set } = createScriptedSession();
  const person = { actor: session.database.actor, email: 'ada@example.org', role };
  const signedIn: SessionState = { status: 'signedIn', person };
  set(signedIn);
  if (connection) {
    vi.spyOn(session.database, 'watchConnection').mockImplementation((tell) => {
      tell(connection);
      return () => undefined;
    });
  }
  accounts.signOut.mockImplementation(() => {
    act(() => set(signedOut));
    return Promise.resolve(success(undefined));
  });
  const created = await session.database.items().create({ name: 'Skiff' });
  const path = `/items/${created.ok ? created.value.id : ''}`;
  const app = await renderApp({ session, path });
  await app.user.click(await screen.findByRole('button', { name: /^Account: / }));
  await entry('Sign out');
  return { ...app, accounts, session, set, comeBack: () => act(() => set(signedIn)) };
}

async function typeAndAsk(where = 'Sign out') {
  const opened = await openItem();
  await opened.user.type(await screen.findByRole('textbox', { name: 'Name' }), ' of mine');
  await opened.user.click(await entry(where));
  const question = await screen.findByRole('alertdialog', { name: 'Sign out with something unsaved?' });
  return {
    ...opened,
    question,
    answer: (name: string) => opened.user.click(within(question).getByText(name)),
  };
}

const signInPage = () => screen.findByRole('button', { name: 'Sign in' });

describe('Signing out', () => {
  it('is done at once when nothing is unsaved', async () => {
    const { user, accounts } = await openItem();
    await user.click(await entry('Sign out'));
    expect(await signInPage()).toBeInTheDocument();
    expect(accounts.signOut).toHaveBeenCalledExactlyOnceWith('here');
  });

  it('asks when something was typed, and loses nothing of it for whoever stays', async () => {
    const { question, answer, accounts, user } = await typeAndAsk();
    expect(question).toHaveTextContent(
      'What you typed is not saved. What is typed in a form is kept in this browser.',
    );
    await answer('Cancel');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(accounts.signOut).not.toHaveBeenCalled();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Skiff of mine');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
  });

  it.each([
    ['Sign out', 'here'],
    ['Sign out everywhere', 'everywhere'],
  ] as const)('keeps what was typed for whoever leaves by “%s” and comes back', async (where, said) => {
    const { answer, accounts, comeBack, user } = await typeAndAsk(where);
    await answer('Sign out');
    expect(await signInPage()).toBeInTheDocument();
    expect(accounts.signOut).toHaveBeenCalledExactlyOnceWith(said);
    expect(keptDrafts()).toHaveLength(1);
    comeBack();
    await user.click(await screen.findByRole('button', { name: 'Put back what I typed' }));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Skiff of mine');
  });

  it('asks when writes could not be sent yet, and says that they would be lost', async () => {
    const { user, accounts } = await openItem('admin', { status: 'offline', pendingWrites: 2 });
    await user.click(await entry('Sign out'));
    const question = await screen.findByRole('alertdialog');
    expect(question).toHaveTextContent('2 writes could not be sent yet, and would be lost.');
    expect(accounts.signOut).not.toHaveBeenCalled();
  });

  it('that fails leaves the form and what was typed as they are, and says why', async () => {
    const { answer, accounts } = await typeAndAsk('Sign out everywhere');
    accounts.signOut.mockResolvedValue(failure({ kind: 'ConnectionError', message: 'Not reached.' }));
    await answer('Sign out');
    expect(await screen.findByText('You are still signed in')).toBeInTheDocument();
    expect(screen.getByText('Not reached.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name', ...hidden })).toHaveValue('Skiff of mine');
  });
});

describe('Signing out everywhere that is not answered yet', () => {
  const notReached = failure({ kind: 'ConnectionError', message: 'Not reached.' });

  async function pressEverywhere() {
    const opened = await openItem();
    let answer: (result: DatabaseResult<void>) => void = () => undefined;
    opened.accounts.signOut.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await opened.user.click(await entry('Sign out everywhere'));
    return { ...opened, answer: (result: DatabaseResult<void>) => act(() => answer(result)) };
  }

  it('is said on its button, which asks once, until it has failed', async () => {
    const { user, accounts, answer } = await pressEverywhere();
    await user.click(await entry('Signing out…'));
    expect(accounts.signOut).toHaveBeenCalledExactlyOnceWith('everywhere');
    answer(notReached);
    expect(await screen.findByText('You are still signed in')).toBeInTheDocument();
    await user.click(await entry('Sign out everywhere'));
    expect(accounts.signOut).toHaveBeenCalledTimes(2);
  });

  it('keeps nobody from leaving this browser, of whom it is not said then that they are signed in', async () => {
    const { user, accounts, answer, session, set, comeBack } = await pressEverywhere();
    accounts.signOut.mockImplementationOnce(() => {
      // As a deployment does: nobody has the database of the one before.
      Object.assign(session, { database: createMemoryDatabase() });
      act(() => set(signedOut));
      return Promise.resolve(success(undefined));
    });
    await user.click(await entry('Sign out'));
    expect(await signInPage()).toBeInTheDocument();
    comeBack();
    expect(await screen.findByRole('button', { name: /^Account: / })).toBeInTheDocument();
    answer(notReached);
    await act(() => Promise.resolve());
    expect(screen.queryByText('You are still signed in')).not.toBeInTheDocument();
  });

  it.each(['away', 'back', 'somebody else'])(
    'is not said to have failed of somebody whom it has signed out, who is %s by then',
    async (now) => {
      const { answer, session, set, comeBack } = await pressEverywhere();
      const isOther = now === 'somebody else';
      const actor = { id: 'member:grace', name: 'Grace' };
      // In another tab, and told in this one in a single step.
      if (isOther) Object.assign(session, { database: createMemoryDatabase().as(actor) });
      act(() => set(isOther ? { status: 'signedIn', person: { actor, role: 'admin' } } : ended));
      if (now === 'back') comeBack();
      answer(notReached);
      expect(await screen.findByRole('button', { name: /^Account: / })).toBeInTheDocument();
      expect(screen.queryByText('You are still signed in')).not.toBeInTheDocument();
    },
  );
});

describe('The account menu on a phone', () => {
  const members = () => screen.queryByRole('link', { name: 'Members', ...hidden });

  it('leads admins to the members, and closes', async () => {
    const { user, router } = await openItem();
    const link = screen
      .getAllByRole('link', { name: 'Members', ...hidden })
      .find((element) => element.closest('[popover]'));
    if (!link) throw new Error('The menu has no link to the members.');
    await user.click(link);
    await waitFor(() => expect(router.state.location.pathname).toBe('/members'));
    expect(HTMLElement.prototype.hidePopover).toHaveBeenCalledOnce();
  });

  it('has nothing of them for viewers', async () => {
    await openItem('viewer');
    expect(members()).not.toBeInTheDocument();
  });
});
