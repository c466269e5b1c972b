import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DatabaseError } from '../../shared/database/database.ts';
import type { SessionState } from '../../shared/session/session.ts';
import { failure, success } from '../../shared/database/results.ts';
import { whereOneWas } from '../../src/features/sign-in/where-one-was.ts';
import { renderApp } from '../support/render-app.tsx';
import { createScriptedSession, signedOut } from '../support/scripted-accounts.ts';
import { wrapItems } from '../support/wrap-repository.ts';

const ada = { actor: { id: 'member:1', name: 'Ada' }, email: 'ada@example.org', role: 'admin' } as const;
const signedIn: SessionState = { status: 'signedIn', person: ada };
const field = (name: string) => screen.findByRole('textbox', { name });
const password = () => screen.findByLabelText('Password');
const send = () => screen.getByRole('button', { name: 'Sign in' });

/** What is loaded because of it is waited for. */
const hear = (change: () => void) =>
  act(async () => {
    change();
    await Promise.resolve();
  });

async function attempt(error: DatabaseError) {
  const { session, accounts } = createScriptedSession();
  accounts.signIn.mockResolvedValue(failure(error));
  const { user } = await renderApp({ session });
  await user.type(await field('Email'), ' ada@example.org ');
  await user.type(await password(), 'tide and time wait');
  await user.click(send());
  return { user, accounts };
}

describe('the sign-in page', () => {
  it('is a form that password managers know', async () => {
    const { session } = createScriptedSession();
    await renderApp({ session, path: '/trash' });
    expect(await field('Email')).toHaveAttribute('autocomplete', 'username');
    expect(await password()).toHaveAttribute('autocomplete', 'current-password');
    expect((await password()).closest('form')).toHaveAttribute('method', 'post');
  });

  it('says what was refused in the words of the deployment, and has the focus where it can be mended', async () => {
    const { accounts } = await attempt({ kind: 'Forbidden', message: 'Address or password is wrong.' });
    expect(await screen.findByText('Address or password is wrong.')).toBeVisible();
    expect(await password()).toHaveFocus();
    expect(accounts.signIn).toHaveBeenCalledWith({
      email: 'ada@example.org',
      password: 'tide and time wait',
    });
  });

  it('brings what is wrong with a field to the field', async () => {
    const issues = [{ path: ['email'], message: 'That is not an email address.' }];
    await attempt({ kind: 'ValidationError', issues, message: 'That is not an email address.' });
    expect(await field('Email')).toHaveFocus();
    expect(await field('Email')).toHaveAccessibleDescription('That is not an email address.');
    expect(await field('Email')).toBeInvalid();
  });

  it('counts down until it may be tried again, and sends nothing before', async () => {
    // The time of a busy machine might be over before anything is pressed.
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { user, accounts } = await attempt({ kind: 'RateLimited', retryAfter: 2000, message: 'Not now.' });
    expect(await screen.findByText(/Try again in 2 s\./)).toBeVisible();
    await user.click(send());
    act(() => void vi.advanceTimersByTime(1750));
    expect(screen.getByText(/Try again in 1 s\./)).toBeVisible();
    await user.click(send());
    expect(accounts.signIn).toHaveBeenCalledTimes(1);
    act(() => void vi.advanceTimersByTime(250));
    expect(screen.queryByText(/Try again in/)).toBeNull();
    await user.click(send());
    expect(accounts.signIn).toHaveBeenCalledTimes(2);
  });

  it('shows the password when asked to', async () => {
    const { session } = createScriptedSession();
    const { user } = await renderApp({ session });
    await user.type(await password(), 'seen');
    await user.click(screen.getByRole('button', { name: 'Show password' }));
    expect(await password()).toHaveAttribute('type', 'text');
    expect(await password()).toHaveValue('seen');
  });

  it('says why somebody is not signed in any more', async () => {
    const { session } = createScriptedSession({ ...signedOut, why: 'removed' } as SessionState);
    await renderApp({ session });
    expect(await screen.findByText(/An admin has removed you/)).toBeVisible();
  });
});

describe('another place to sign in at', () => {
  const leave = () => screen.findByRole('button', { name: 'Sign in with Example' });
  const callback = '/sign-in/callback?code=1&state=2';

  it('is left for from where one is', async () => {
    const { session, accounts } = createScriptedSession();
    const { user } = await renderApp({ session, path: '/trash?page=2' });
    await user.click(await leave());
    expect(accounts.provider.leaveFor).toHaveBeenCalledWith('/trash?page=2');
    expect(await screen.findByText('The test says no more.')).toBeVisible();
  });

  it('sends whoever is in on to where they wanted to go', async () => {
    const { session, accounts, set } = createScriptedSession();
    accounts.provider.comeBack.mockResolvedValue({ returnTo: '/trash', result: success(undefined) });
    const { router } = await renderApp({ session, path: callback });
    await waitFor(() => expect(router.history.location.href).toBe('/trash'));
    expect(accounts.provider.comeBack).toHaveBeenCalledWith(location.origin + callback);
    await hear(() => set(signedIn));
    expect(await screen.findByRole('heading', { name: 'Trash' })).toBeVisible();
  });

  it('says why one is not, and may be tried again, or the password', async () => {
    const { session, accounts } = createScriptedSession();
    const error = { kind: 'Forbidden', message: 'That was cancelled.' } as const;
    accounts.provider.comeBack.mockResolvedValue({ returnTo: '/trash', result: failure(error) });
    const { user } = await renderApp({ session, path: callback });
    expect(await screen.findByText('That was cancelled.')).toBeVisible();
    expect(await password()).toBeVisible();
    await user.click(await leave());
    expect(accounts.provider.leaveFor).toHaveBeenCalledWith('/trash');
    expect(screen.queryByText('That was cancelled.')).toBeNull();
  });
});

const leavePage = () => void window.dispatchEvent(new Event('pagehide'));

/** The page of somebody who signs out to accept this invitation. */
async function signOutAt(path: string) {
  cleanup();
  const { session, accounts, set } = createScriptedSession(signedIn);
  accounts.signOut.mockResolvedValue(success(undefined));
  const { user, router } = await renderApp({ session, path });
  await user.click(await screen.findByRole('button', { name: 'Sign out and accept it' }));
  await hear(() => set(signedOut));
  await screen.findByRole('heading', { name: 'Accept your invitation' });
  return { router };
}

/** In the same tab, as a page of its own, which soon has this title. */
async function openAnew(path: string, title: string) {
  cleanup();
  const { router } = await renderApp({ session: createScriptedSession().session, path });
  expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  return { router };
}

describe('the link of an invitation', () => {
  const path = '/sign-in?invitation=c0de';
  afterEach(() => {
    leavePage();
    sessionStorage.clear();
  });
  const accept = () => screen.findByRole('heading', { name: 'Accept your invitation' });
  const signUp = async (user: UserEvent) => {
    await user.type(await field('Email'), 'ada@example.org');
    await user.type(await field('Name'), 'Ada');
    await user.type(await password(), 'tide and time wait{Enter}');
  };

  it('says to whoever is signed in that it is of another account, and is accepted when they are out', async () => {
    const { session, accounts, set } = createScriptedSession(signedIn);
    const { user } = await renderApp({ session, path });
    expect(await screen.findByRole('heading', { name: 'You are signed in as Ada' })).toBeVisible();
    expect(screen.getByText(/You have one, ada@example\.org\./)).toBeVisible();
    const leave = screen.getByRole('button', { name: 'Sign out and accept it' });
    await user.click(leave);
    expect(await screen.findByText('The test says no more.')).toBeVisible();
    accounts.signOut.mockResolvedValue(success(undefined));
    await user.click(leave);
    expect(accounts.signOut).toHaveBeenLastCalledWith('here');
    await hear(() => set(signedOut));
    expect(await accept()).toBeVisible();
  });

  it('is come back to, once, by whoever is sent to another place to sign out there, too', async () => {
    await signOutAt(path);
    leavePage();
    const { router } = await openAnew('/sign-in', 'Accept your invitation');
    expect(router.history.location.href).toBe(path);
    await openAnew('/sign-in', 'Sign in');
  });

  it('is not come back to by whoever has gone on to something else, before or after', async () => {
    const { router } = await signOutAt(path);
    act(() => router.history.push('/trash'));
    leavePage();
    await openAnew('/sign-in', 'Sign in');
    await signOutAt(path);
    leavePage();
    await openAnew('/trash', 'Sign in');
    await openAnew('/sign-in', 'Sign in');
  });

  it('leads whoever is signed in to the items when they wish so', async () => {
    const { session } = createScriptedSession(signedIn);
    const { user, router } = await renderApp({ session, path });
    await user.click(await screen.findByRole('button', { name: 'Go to the items' }));
    expect(await screen.findByRole('searchbox', { name: 'Search items' })).toBeVisible();
    expect(router.history.location.href).toBe('/items');
  });

  it('leads whoever comes in by it straight to the items, and nobody who is refused', async () => {
    const { session, accounts, set } = createScriptedSession();
    const { user, router } = await renderApp({ session, path });
    await accept();
    await signUp(user);
    expect(await screen.findByText('The test says no more.')).toBeVisible();
    await hear(() => set(signedIn));
    expect(await screen.findByRole('heading', { name: 'You are signed in as Ada' })).toBeVisible();
    await hear(() => set(signedOut));
    await accept();
    accounts.signUp.mockImplementation(() => {
      set(signedIn);
      return Promise.resolve(success(undefined));
    });
    await signUp(user);
    expect(await screen.findByRole('searchbox', { name: 'Search items' })).toBeVisible();
    expect(router.history.location.href).toBe('/items');
  });
});

const ended: SessionState = { status: 'signedOut', mayView: false, why: 'ended' };

/** The form of a new item of somebody whose session has ended, who would rather read on for now. What is created waits. */
async function openFormSignedOut() {
  const { session, set } = createScriptedSession(signedIn);
  const create = vi.fn(() => new Promise<never>(() => undefined));
  const waiting = wrapItems(session.database, () => ({ create })).items();
  vi.spyOn(session.database, 'items').mockReturnValue(waiting);
  const { user } = await renderApp({ session, path: '/items/new' });
  await field('Name');
  await hear(() => set(ended));
  await closeQuestion(user);
  return { user, create, comeBack: () => hear(() => set(signedIn)) };
}

const question = { name: 'Sign in again' };

async function closeQuestion(user: UserEvent) {
  const dialog = await screen.findByRole('dialog', question);
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('a session that ends', () => {
  it('asks the same person to sign in again over the application, which stays as it is', async () => {
    const { session, set } = createScriptedSession(signedIn);
    const { user } = await renderApp({ session, path: '/items/new' });
    const name = await field('Name');
    await user.type(name, 'Skiff');
    await hear(() => set(ended));
    expect(await screen.findByRole('dialog', question)).toBeVisible();
    expect(await field('Email')).toHaveValue('ada@example.org');
    await hear(() => set(signedIn));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await field('Name')).toBe(name);
    expect(name).toHaveValue('Skiff');
  });

  it('has Save say that signing in comes first, and ask for it as often as it is pressed', async () => {
    const { user, create, comeBack } = await openFormSignedOut();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    const save = screen.getByRole('button', { name: 'Sign in to save' });
    await user.type(await field('Name'), 'Skiff');
    for (const press of [() => user.click(save), () => user.keyboard('{Enter}')]) {
      await press();
      await closeQuestion(user);
      await waitFor(() => expect(save).toHaveFocus());
    }
    expect(create).toHaveBeenCalledTimes(1);
    const waiting = /^Waiting for you to sign in to send Name, /;
    expect(screen.getByText(waiting)).toBeVisible();
    await comeBack();
    expect(screen.getByRole('button', { name: 'Save' })).toBeVisible();
    expect(screen.queryByText(waiting)).toBeNull();
  });

  it('gives the focus back to what had it, when one is back and when one would rather read on', async () => {
    const { session, set } = createScriptedSession(signedIn);
    const { user } = await renderApp({ session, path: '/items/new' });
    const name = await field('Name');
    for (const go of [() => closeQuestion(user), () => hear(() => set(signedIn))]) {
      await user.click(name);
      await hear(() => set(ended));
      await waitFor(async () => expect(await password()).toHaveFocus());
      await go();
      await waitFor(() => expect(name).toHaveFocus());
      await hear(() => set(signedIn));
    }
  });

  it.each([
    ['/activity', 'Activity'],
    // It may cover the page.
    ['/items/new', 'New item'],
  ])('leaves the focus to the heading when the button that led to it is gone: %s', async (path, title) => {
    const { session, set } = createScriptedSession(signedIn);
    const { user } = await renderApp({ session, path });
    const heading = await screen.findByRole('heading', { name: title });
    await hear(() => set(ended));
    await closeQuestion(user);
    await user.click(screen.getByRole('button', question));
    await waitFor(async () => expect(await password()).toHaveFocus());
    await hear(() => set(signedIn));
    await waitFor(() => expect(heading).toHaveFocus());
  });

  it('leaves the focus to the heading when nothing had it', async () => {
    const { session, set } = createScriptedSession(signedIn);
    const { user } = await renderApp({ session, path: '/activity' });
    const heading = await screen.findByRole('heading', { name: 'Activity' });
    await hear(() => set(ended));
    await closeQuestion(user);
    await waitFor(() => expect(heading).toHaveFocus());
  });

  it('leaves the focus in a question that is open, behind which it would be lost', () => {
    render(
      <>
        <h1>Trash</h1>
        <div role="alertdialog">
          <h2>Empty the trash?</h2>
        </div>
      </>,
    );
    expect(whereOneWas(null)).toBe(screen.getByRole('heading', { name: 'Empty the trash?' }));
  });

  it('has what is wrong with a form be mended before', async () => {
    const { user, create } = await openFormSignedOut();
    await user.click(screen.getByRole('button', { name: 'Sign in to save' }));
    expect(await field('Name')).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(create).not.toHaveBeenCalled();
  });

  it('leaves nothing in the header that says Live, until one is back', async () => {
    const { comeBack } = await openFormSignedOut();
    expect(screen.getByText('Signed out')).toBeVisible();
    expect(screen.queryByText('Live')).toBeNull();
    await comeBack();
    expect(screen.getByText('Live')).toBeVisible();
  });

  it('makes the application anew for another person', async () => {
    const { session, set } = createScriptedSession(signedIn);
    const { user } = await renderApp({ session, path: '/items/new' });
    const name = await field('Name');
    await user.type(name, 'Skiff');
    await hear(() => set(ended));
    const grace = { ...ada, actor: { id: 'member:2', name: 'Grace' } };
    await hear(() => set({ status: 'signedIn', person: grace }));
    expect(await field('Name')).not.toBe(name);
    expect(await field('Name')).toHaveValue('');
  });
});
