import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionState, DatabaseResult, Observer } from '../../shared/database/database.ts';
import { connectionClosed, failure, success } from '../../shared/database/results.ts';
import { accountLimits } from '../../shared/session/account-rules.ts';
import { forbidden } from '../../shared/session/refusals.ts';
import type { Role } from '../../shared/session/roles.ts';
import type { Invitation, Member, MemberList } from '../../shared/session/session.ts';
import { renderApp } from '../support/render-app.tsx';
import { createScriptedSession } from '../support/scripted-accounts.ts';

/** The members as an admin has them. */

const ada = { actor: { id: 'member:ada', name: 'Ada' }, email: 'ada@example.org' } as const;
const refusal = failure({ kind: 'Forbidden', message: 'Not like this.' });

const memberNamed = (id: string, role: Role = 'viewer'): Member => ({
  id,
  email: `${id}@example.org`,
  role,
  invitedAt: 0,
  joinedAt: 0,
});
const people = [memberNamed('ada', 'admin'), memberNamed('grace')];

/** The page, of which a test says what is watched and what comes of each change. */
async function openMembers(path = '/members') {
  const { session, accounts, set } = createScriptedSession();
  const be = (role: Role) => act(() => set({ status: 'signedIn', person: { ...ada, role } }));
  be('admin');
  const watched = new Map<string, Observer<MemberList>>();
  accounts.members.watch.mockImplementation((startsWith, observer) => {
    watched.set(startsWith, observer);
    return () => watched.delete(startsWith);
  });
  const lines = new Set<(state: ConnectionState) => void>();
  vi.spyOn(session.database, 'watchConnection').mockImplementation((observer) => {
    lines.add(observer);
    return () => lines.delete(observer);
  });
  const app = await renderApp({ session, path });
  const connect = (status: ConnectionState['status']) =>
    act(() => lines.forEach((hear) => hear({ status, pendingWrites: 0 })));
  connect('live');
  const tell = (members: readonly Member[], rest: Partial<MemberList> = {}, startsWith = '') =>
    act(() => watched.get(startsWith)?.next({ members, hasMore: false, ...rest }));
  await waitFor(() => expect(watched.size).toBe(1));
  /** Asks for somebody's removal, and has it confirmed; the focus is where it was then. */
  const confirmRemoval = async (id: string) => {
    await app.user.click(remove(id));
    const question = await screen.findByRole('alertdialog', { name: `Remove ${id}@example.org?` });
    await app.user.click(within(question).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(remove(id)).toHaveFocus());
  };
  return { ...app, ...accounts.members, watched, tell, connect, set, be, confirmRemoval };
}

/** An answer that a test gives when it will. */
function laterAnswer<T = void>() {
  let resolve: (result: DatabaseResult<T>) => void;
  const promise = new Promise<DatabaseResult<T>>((give) => {
    resolve = give;
  });
  const give = (result: DatabaseResult<T>) =>
    act(async () => {
      resolve(result);
      await promise;
    });
  return { promise, give };
}

const roleOf = (id: string) => screen.getByRole('combobox', { name: `Role of ${id}@example.org` });
const alerts = () => screen.getAllByRole('alert').map(({ textContent }) => textContent);
const remove = (id: string) => screen.getByRole('button', { name: `Remove ${id}@example.org` });

describe('A role that is changed', () => {
  it('stays as it was chosen while nothing is answered, and says that it is being saved', async () => {
    const { user, changeRole, tell } = await openMembers();
    tell(people);
    const answer = laterAnswer();
    changeRole.mockReturnValue(answer.promise);
    await user.selectOptions(roleOf('grace'), 'admin');
    expect(changeRole).toHaveBeenCalledExactlyOnceWith('grace', 'admin');
    expect(roleOf('grace')).toHaveValue('admin');
    expect(screen.getByText('Saving…')).toBeVisible();
    tell([memberNamed('ada', 'admin'), memberNamed('grace', 'admin')]);
    await answer.give(success(undefined));
    expect(screen.queryByText('Saving…')).toBeNull();
    expect(roleOf('grace')).toHaveValue('admin');
  });

  it('is as it was when it is refused, which is said with the reason', async () => {
    const { user, changeRole, tell } = await openMembers();
    tell(people);
    changeRole.mockResolvedValue(refusal);
    await user.selectOptions(roleOf('grace'), 'admin');
    await waitFor(() =>
      expect(alerts()).toContain('The role of grace@example.org was not changed.Not like this.Dismiss'),
    );
    expect(roleOf('grace')).toHaveValue('viewer');
    expect(screen.queryByText('Saving…')).toBeNull();
  });

  it('is what was chosen last, whatever is answered to what was chosen before', async () => {
    const { user, changeRole, tell } = await openMembers();
    tell(people);
    const [first, second] = [laterAnswer(), laterAnswer()];
    changeRole.mockReturnValueOnce(first.promise).mockReturnValueOnce(second.promise);
    await user.selectOptions(roleOf('grace'), 'admin');
    await user.selectOptions(roleOf('grace'), 'viewer');
    tell([memberNamed('ada', 'admin'), memberNamed('grace', 'admin')]);
    await first.give(success(undefined));
    expect(roleOf('grace')).toHaveValue('viewer');
    expect(screen.getByText('Saving…')).toBeVisible();
    tell(people);
    await second.give(success(undefined));
    expect(roleOf('grace')).toHaveValue('viewer');
    expect(screen.queryByText('Saving…')).toBeNull();
  });
});

describe('A member who is removed', () => {
  it('is being removed until that is answered, and stays when it is refused', async () => {
    const app = await openMembers();
    app.tell(people);
    const answer = laterAnswer();
    app.remove.mockReturnValue(answer.promise);
    await app.user.click(remove('grace'));
    const question = await screen.findByRole('alertdialog', { name: 'Remove grace@example.org?' });
    await app.user.click(within(question).getByRole('button', { name: 'Remove' }));
    const removing = await screen.findByRole('button', { name: 'Removing grace@example.org…' });
    expect(removing).toHaveAttribute('aria-disabled', 'true');
    await answer.give(refusal);
    expect(alerts()).toContain('grace@example.org was not removed.Not like this.Dismiss');
    expect(remove('grace')).toHaveAttribute('aria-disabled', 'false');
  });

  it('leaves the focus to the next one, else to the one before', async () => {
    const app = await openMembers();
    const [bo, cleo] = [memberNamed('bo'), memberNamed('cleo')];
    app.tell([...people, bo, cleo]);
    await app.confirmRemoval('grace');
    app.tell([memberNamed('ada', 'admin'), bo, cleo]);
    expect(remove('bo')).toHaveFocus();
    await app.confirmRemoval('cleo');
    app.tell([memberNamed('ada', 'admin'), bo]);
    expect(remove('bo')).toHaveFocus();
  });
});

describe('The last admin', () => {
  it('can be neither removed nor made a viewer, and is who the server says, whoever is listed', async () => {
    const { tell } = await openMembers();
    tell(people, { lastAdmin: 'ada' });
    expect(roleOf('ada')).toBeDisabled();
    expect(remove('ada')).toHaveAttribute('aria-disabled', 'true');
    expect(remove('ada')).toHaveAccessibleDescription(/^There is one admin only/);
    expect(roleOf('grace')).toBeEnabled();
    tell([memberNamed('ada', 'admin')]);
    expect(roleOf('ada')).toBeEnabled();
  });
});

describe('More members than are listed', () => {
  const box = () => screen.getByRole('searchbox', { name: 'Find members by address' });

  it('are spoken of, and found by how their address begins', async () => {
    const { user, tell, watched, router } = await openMembers();
    tell(people, { hasMore: true });
    expect(screen.getByText(/^The first 2 members are shown/)).toHaveTextContent('how their address begins');
    await user.type(box(), 'zo');
    await waitFor(() => expect([...watched.keys()]).toEqual(['zo']));
    expect(router.state.location.search).toEqual({ q: 'zo' });
    // Those of before, until there are others.
    expect(roleOf('grace')).toBeVisible();
    tell([memberNamed('zoe')], {}, 'zo');
    expect(roleOf('zoe')).toBeVisible();
    expect(screen.queryByText(/^The first/)).toBeNull();
    await waitFor(() => expect(screen.getByText('1 member found.')).toBeInTheDocument());
    tell([memberNamed('zoe')], { hasMore: true }, 'zo');
    expect(screen.getByText(/^The first 1 of these members/)).toHaveTextContent('more of their address');
  });

  it('are not there for an address that nobody has, and all are back with one press', async () => {
    const { user, tell } = await openMembers('/members?q=nobody');
    tell([], {}, 'nobody');
    expect(screen.getByText('No member’s address begins with “nobody”.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show all members' }));
    await waitFor(() => expect(box()).toHaveValue(''));
    tell(people);
    expect(roleOf('grace')).toBeVisible();
    expect(screen.getByRole('heading', { name: /^Members/ })).toHaveFocus();
  });
});

const address = () => screen.getByRole('textbox', { name: 'Email of whom to invite' });
const roleToInvite = () => screen.getByRole('combobox', { name: 'Role of whom to invite' });
const link = () => screen.queryByRole('textbox', { name: 'Invitation link' });
const invited: Member = { id: 'nell', email: 'nell@example.org', role: 'viewer', invitedAt: 7 };
const invitation: Invitation = {
  email: invited.email,
  code: 'c0de',
  expiresAt: invited.invitedAt + accountLimits.invitation,
};

/** The page of which the form was sent, from the address; the test gives the answer. */
async function sendInvitation(role: Role = 'admin') {
  const app = await openMembers();
  app.tell(people);
  const answer = laterAnswer<Invitation>();
  app.invite.mockReturnValue(answer.promise);
  await app.user.selectOptions(roleToInvite(), role);
  await app.user.type(address(), 'Nell@example.org{Enter}');
  expect(app.invite).toHaveBeenCalledExactlyOnceWith({ email: 'Nell@example.org', role });
  return { ...app, answer };
}

describe('An invitation', () => {
  it('is under way until it is answered by the link, which has the focus, and leaves the form empty', async () => {
    const { answer } = await sendInvitation();
    expect(screen.getByRole('button', { name: 'Inviting…' })).toHaveAttribute('aria-disabled', 'true');
    await answer.give(success(invitation));
    expect(screen.getByRole('button', { name: 'Invite' })).toHaveAttribute('aria-disabled', 'false');
    expect(link()).toHaveFocus();
    expect(address()).toHaveValue('');
    expect(roleToInvite()).toHaveValue('viewer');
  });

  it('leaves alone what is typed meanwhile, and whoever types it', async () => {
    const { user, answer } = await sendInvitation();
    await user.clear(address());
    await user.type(address(), 'bo@');
    await answer.give(success(invitation));
    expect(link()).toBeVisible();
    expect(address()).toHaveFocus();
    expect(address()).toHaveValue('bo@');
    expect(roleToInvite()).toHaveValue('admin');
  });

  it('leaves alone whoever does something else meanwhile, and clears what is as it was sent', async () => {
    const { user, answer } = await sendInvitation('viewer');
    await user.selectOptions(roleToInvite(), 'admin');
    await user.click(screen.getByRole('searchbox'));
    await answer.give(success(invitation));
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(address()).toHaveValue('');
    expect(roleToInvite()).toHaveValue('admin');
  });

  it('that is refused leaves alone whoever does something else meanwhile', async () => {
    const { user, answer } = await sendInvitation();
    await user.click(screen.getByRole('searchbox'));
    await answer.give(refusal);
    expect(alerts()).toContain('Not like this.');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(address()).toHaveValue('Nell@example.org');
  });

  it('is put aside with the focus on the address of the next one', async () => {
    const { user, answer } = await sendInvitation();
    await answer.give(success(invitation));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(link()).toBeNull();
    expect(address()).toHaveFocus();
  });

  it.each<[string, readonly Member[], string]>([
    ['is accepted', [{ ...invited, joinedAt: 8 }], 'has accepted the invitation. Its link is used up.'],
    ['is taken back', [], 'was taken back. Its link leads nowhere any more.'],
    ['is made anew elsewhere', [{ ...invited, invitedAt: 8 }], 'was invited anew.'],
  ])('that %s says so in place of the link, with the focus on the address', async (_, now, words) => {
    const { user, answer, tell } = await sendInvitation();
    await answer.give(success(invitation));
    tell([invited, memberNamed('zoe')], {}, invited.email);
    expect(link()).toHaveFocus();
    tell(now, {}, invited.email);
    expect(link()).toBeNull();
    expect(screen.queryByRole('button', { name: /^Cop/ })).toBeNull();
    expect(screen.getByText(words, { exact: false, ignore: '[role="status"] *' })).toBeVisible();
    expect(address()).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(address()).toHaveFocus();
  });

  it('is as good as before when the list is of other people', async () => {
    const { answer, tell } = await sendInvitation();
    await answer.give(success(invitation));
    // As the browser knew it before it was made.
    tell([], {}, invited.email);
    expect(link()).toHaveFocus();
    tell([invited], {}, invited.email);
    tell(people);
    expect(link()).toBeVisible();
  });
});

describe('What is refused', () => {
  async function refuseBoth(app: Awaited<ReturnType<typeof openMembers>>) {
    await app.user.type(address(), 'nell@example.org{Enter}');
    await app.user.selectOptions(roleOf('grace'), 'admin');
    await waitFor(() => expect(alerts()).toHaveLength(2));
  }

  it('because one has to sign in is over when one has', async () => {
    const away = forbidden('signedOut');
    const app = await openMembers();
    app.tell(people);
    app.invite.mockResolvedValue(failure(away));
    app.changeRole.mockResolvedValue(failure(away));
    act(() => app.set({ status: 'signedOut', mayView: false, why: 'ended' }));
    const question = await screen.findByRole('dialog', { name: 'Sign in again' });
    await app.user.click(within(question).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await refuseBoth(app);
    expect(screen.getAllByText(away.message)).toHaveLength(2);
    app.be('admin');
    expect(screen.queryByText(away.message)).toBeNull();
    expect(address()).toBeValid();
    expect(address()).toHaveValue('nell@example.org');
  });

  it('because nobody could be reached is over when the connection is back, and anything else stays', async () => {
    const app = await openMembers();
    app.tell(people);
    app.invite.mockResolvedValue(failure(connectionClosed()));
    app.changeRole.mockResolvedValue(refusal);
    await refuseBoth(app);
    app.connect('reconnecting');
    expect(screen.getByText(connectionClosed().message)).toBeVisible();
    app.connect('live');
    expect(screen.queryByText(connectionClosed().message)).toBeNull();
    expect(screen.getByText('Not like this.')).toBeVisible();
  });
});

describe('An admin who becomes a viewer', () => {
  // Absent from jsdom, like all of popovers.
  beforeEach(() => {
    HTMLElement.prototype.hidePopover = vi.fn();
  });

  it('loses an open question with the page, is told why, and has the focus on what is told', async () => {
    const { user, tell, be, remove: removed } = await openMembers();
    tell([...people, memberNamed('bo', 'admin')]);
    await user.click(remove('grace'));
    await screen.findByRole('alertdialog');
    be('viewer');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^You are not an admin any more.* What you had not confirmed was not done\./,
    );
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
    expect(removed).not.toHaveBeenCalled();
  });

  it('is told nothing of what has changed who never was one', async () => {
    const { session, set } = createScriptedSession();
    set({ status: 'signedIn', person: { ...ada, role: 'viewer' } });
    await renderApp({ session, path: '/members' });
    expect(await screen.findByRole('heading', { name: 'Members are for admins' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

// Last, since what is announced here would be joined to what is announced within seconds after it.
describe('The only member that was found, who is removed', () => {
  it('leaves the focus to the heading when none of those that were found is left', async () => {
    const app = await openMembers('/members?q=grace');
    app.tell([memberNamed('grace')], {}, 'grace');
    await app.confirmRemoval('grace');
    app.tell([], {}, 'grace');
    expect(screen.getByRole('heading', { name: /^Members/ })).toHaveFocus();
  });
});
