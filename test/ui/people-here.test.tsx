import { act, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { Presence } from '../../shared/database/presence.ts';
import type { SessionState } from '../../shared/session/session.ts';
import { PeopleHere } from '../../src/features/presence/people-here.tsx';
import { DatabaseProvider } from '../../src/lib/database-context.tsx';
import { SessionProvider } from '../../src/lib/session-context.tsx';
import { createFixedSession } from '../support/fixed-session.ts';
import { renderApp } from '../support/render-app.tsx';
import { createScriptedSession } from '../support/scripted-accounts.ts';

/** What is shown of these people where there is room for so many: an avatar or a number, and what it is called. */
async function showOthers(...names: readonly string[]) {
  const database = createMemoryDatabase();
  for (const name of names) {
    database
      .as({ id: `member:${name}`, name })
      .presence()
      .tell({ isEditing: false, isIdle: name === 'Eve' });
  }
  render(
    <SessionProvider session={createFixedSession(database)}>
      <DatabaseProvider database={database}>
        <PeopleHere itemId={undefined} />
      </DatabaseProvider>
    </SessionProvider>,
  );
  // Which of them are on the screen a style sheet says, by the width of the page.
  const list = await screen.findByRole('list', { name: 'Also here' });
  const entries = within(list).getAllByRole('listitem');
  return (room: number) =>
    entries
      .filter((entry) => entry.dataset['room']?.split(' ').includes(String(room)))
      .map((entry) => [...entry.children].map(({ textContent }) => textContent).join(' '));
}

describe('Who else is here', () => {
  it('is a face each where there is room for all', async () => {
    const shownIn = await showOthers('Ana', 'Ben');
    expect(shownIn(3)).toEqual(['A Ana', 'B Ben']);
    expect(shownIn(2)).toEqual(['A Ana', 'B Ben']);
  });

  it('is a number, named by who they are, in the last place where there is less room', async () => {
    const shownIn = await showOthers('Ana', 'Ben', 'Cyd', 'Eve');
    expect(shownIn(3)).toEqual(['A Ana', 'B Ben', '+2 Cyd, Eve, idle']);
    expect(shownIn(2)).toEqual(['A Ana', '+3 Ben, Cyd, Eve, idle']);
    expect(shownIn(1)).toEqual(['+4 Ana, Ben, Cyd, Eve, idle']);
  });

  it('is a face where they are one', async () => {
    const shownIn = await showOthers('Ana');
    for (const room of [1, 2, 3]) expect(shownIn(room)).toEqual(['A Ana']);
  });
});

describe('Whoever is here', () => {
  it('is seen by the others again, where they were, when they have signed in again over the same screen', async () => {
    const database = createMemoryDatabase();
    const signedIn: SessionState = { status: 'signedIn', person: { actor: database.actor, role: 'admin' } };
    const { session, set } = createScriptedSession(signedIn, database);
    let seen: readonly Presence[] = [];
    const others = database.as({ id: 'member:ana', name: 'Ana' });
    others.presence().watch({ next: (all) => void (seen = all), error: () => undefined });
    const { user } = await renderApp({ session, path: '/items' });
    await user.keyboard('{Shift}');
    await waitFor(() => expect(seen).toHaveLength(1));
    act(() => {
      // As a deployment does: whoever is signed out stands nowhere.
      database.presence().leave();
      set({ status: 'signedOut', mayView: false, why: 'ended' });
    });
    await waitFor(() => expect(seen).toEqual([]));
    act(() => set(signedIn));
    await waitFor(() => expect(seen).toMatchObject([{ actor: database.actor }]));
  });
});
