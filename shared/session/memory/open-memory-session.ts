import type { Database } from '../../database/database.ts';
import { createMemoryStore, type MemoryStore } from '../../database/memory/open-memory-database.ts';
import type { Retention } from '../../database/retention.ts';
import { mayEdit } from '../roles.ts';
import type { Session, SessionState } from '../session.ts';
import { createStates } from '../../database/states.ts';
import { keptInTab, type KeptPersona } from './kept-persona.ts';
import { peopleAt, type MemoryPerson } from './memory-people.ts';

/** Opens the memory database for whoever is at a browser of this id. Nobody signs in: one is somebody for the asking. */
export const openMemorySession = (retention: Retention, browserId: string): Promise<Session> =>
  createMemorySession(createMemoryStore(retention), browserId);

/** A session over a store, which is closed with it. */
export async function createMemorySession(
  store: MemoryStore,
  browserId: string,
  kept: KeptPersona = keptInTab,
): Promise<Session> {
  const all = peopleAt(browserId);
  const openFor = (person: MemoryPerson) =>
    store.openFor({ actor: person.actor, canEdit: mayEdit(person.role) });
  const find = (id: string | null) => all.find((person) => person.id === id);

  let person = find(kept.read()) ?? all[0];
  let database = await openFor(person);
  let isClosed = false;
  /** Grows with each choice: of two that overlap the later one holds. */
  let choices = 0;
  const states = createStates<SessionState>(stateOf(person));

  async function choose(id: string): Promise<void> {
    const next = find(id);
    const choice = ++choices;
    if (!next || next === person) return;
    const opened = await openFor(next);
    if (isClosed || choice !== choices) return opened.close();
    const left = database;
    person = next;
    database = opened;
    kept.write(id);
    states.set(stateOf(next));
    await closeAnswered(left);
  }

  return {
    get state() {
      return states.current;
    },
    get database() {
      return database;
    },
    watch: (observer) => states.watch(observer),
    personas: {
      all,
      get current() {
        return person.id;
      },
      choose,
    },
    async close() {
      isClosed = true;
      states.clear();
      await database.close();
      await store.close();
    },
  };
}

const stateOf = (person: MemoryPerson): SessionState => ({
  status: 'signedIn',
  person: { actor: person.actor, role: person.role },
});

/** What was asked last is answered before a sign of life is: whoever saved and left at once learns what came of it. */
async function closeAnswered(database: Database): Promise<void> {
  await database.healthCheck();
  await database.close();
}
