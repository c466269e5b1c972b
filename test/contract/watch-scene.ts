import type { ItemPage, ItemRepository, Observer, Unsubscribe } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { everything, valueOf, type Contract, type Subject } from './contract.ts';
import type { Recorder } from './recorder.ts';

export type Watched = ItemPage | Item;
type Watch = (items: ItemRepository, id: string, observer: Observer<Watched>) => Unsubscribe;

/** Every kind of watch, for what is true of all of them. */
const watches: Record<string, Watch> = {
  'a page': (items, _id, observer) => items.watchPage(everything, observer),
  'a page of a search': (items, _id, observer) =>
    items.watchPage({ ...everything, search: 'lamp' }, observer),
  'an item': (items, id, observer) => items.watchItem(id, observer),
};

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
    watch: (observer) => begin(items, id, observer),
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
