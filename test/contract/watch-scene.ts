import type { ChangePage, UndoState } from '../../shared/database/changes.ts';
import type { ItemPage, Observer, Unsubscribe } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { everything, valueOf, type Contract, type Person, type Subject } from './contract.ts';
import type { Recorder } from './recorder.ts';

export type Watched = ItemPage | Item | ChangePage | UndoState;
type Watch = (person: Person, id: string, observer: Observer<Watched>) => Unsubscribe;

/** Every kind of watch, for what is true of all of them. */
const watches: Record<string, Watch> = {
  'a page': ({ items }, _id, observer) => items.watchPage(everything, observer),
  'a page of a search': ({ items }, _id, observer) =>
    items.watchPage({ ...everything, search: 'lamp' }, observer),
  'an item': ({ items }, id, observer) => items.watchItem(id, observer),
  'the record': ({ changes }, _id, observer) => changes.watch({ limit: 5 }, observer),
  'the record of an item': ({ changes }, itemId, observer) => changes.watch({ limit: 5, itemId }, observer),
  'undo and redo': ({ changes }, _id, observer) => changes.watchUndo(observer),
};

/** What the item that a watch sees is called in what it was told. */
export function nameIn(value: Watched): string | undefined {
  if ('items' in value) return value.items[0]?.name;
  if ('changes' in value) return value.changes[0]?.itemName;
  if ('id' in value) return value.name;
  return value.undo && 'change' in value.undo ? value.undo.change.itemName : undefined;
}

export interface Scene extends Subject {
  /** The item that every kind of watch sees. */
  readonly id: string;
  watch(observer: Observer<Watched>): Unsubscribe;
  /** Changes what is watched and waits until that was told. */
  change(): Promise<void>;
}

async function createScene(subject: Subject, begin: Watch): Promise<Scene> {
  const { items, fixture } = subject;
  const { id } = await subject.create({ name: 'Lamp' });
  let changes = 0;
  return {
    ...subject,
    id,
    watch: (observer) => begin(subject, id, observer),
    async change() {
      changes += 1;
      valueOf(await items.update(id, { description: `Change ${changes}` }));
      await fixture.settled();
    },
  };
}

/** How often each was called since the last look. */
export const callsTo = (...recorders: Recorder<Watched>[]) =>
  recorders.map((recorder) => recorder.take().length);

export type SceneRule = (sentence: string, body: (scene: Scene) => Promise<void>) => void;

/** Registers rules for every kind of watch. */
export function forEveryWatch({ rule }: Contract, register: (rule: SceneRule) => void): void {
  for (const [kind, begin] of Object.entries(watches)) {
    register((sentence, body) =>
      rule(`${kind}: ${sentence}`, async (subject) => body(await createScene(subject, begin))),
    );
  }
}
