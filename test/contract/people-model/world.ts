import type { BatchReference } from '../../../shared/database/changes.ts';
import type { DatabaseResult } from '../../../shared/database/database.ts';
import type { Retention } from '../../../shared/database/retention.ts';
import type { Item } from '../../../shared/items/item.ts';
import { NaiveModel } from '../../support/naive-model.ts';
import type { Writer } from '../../support/naive-record.ts';
import { NaiveReverting } from '../../support/naive-reverting.ts';
import { everything, valueOf, type Person, type Subject } from '../contract.ts';
import type { BatchChoice } from './deeds.ts';
import { Translation } from './translation.ts';

/** Somebody, in two tabs. */
export type Tabs = readonly [Person, Person];

/** What the people of a history share: the database, what the model makes of it, and what there is to choose from. */
export class World {
  readonly model = new NaiveModel();
  readonly reverting = new NaiveReverting(this.model);
  readonly translation: Translation;
  readonly subject: Subject;
  readonly people: readonly Tabs[];
  /** How long the database keeps things. */
  readonly retention: Retention;
  /** Of one item that never was, and of all that ever were. */
  readonly itemIds = ['never-was'];
  /** What writes were answered with. */
  readonly saved: Item[] = [];

  private constructor(subject: Subject, people: readonly Tabs[], retention: Retention) {
    this.subject = subject;
    this.people = people;
    this.retention = retention;
    this.translation = new Translation(subject.options.clock.kind === 'injected');
  }

  static async open(subject: Subject, count: number): Promise<World> {
    const people: Tabs[] = [[subject, subject]];
    for (const name of ['browser-of-ada', 'browser-of-ben'].slice(0, count - 1))
      people.push([await subject.person(name), await subject.person(name)]);
    const { keptFor: changes } = valueOf(await subject.changes.list({ limit: 1 }));
    const { keptFor: trash } = valueOf(await subject.trash.list({ limit: 1, offset: 0 }));
    return new World(subject, people, { changes, trash });
  }

  /** Of an item that is there, mostly. */
  itemId(target: number): string {
    const { items } = this.model.items.page(everything);
    const live = items.map(({ id }) => id);
    return chooseMostly(live, this.itemIds, target);
  }

  /** Of an item that is in the trash, mostly. */
  deletedId(target: number): string {
    const deleted = this.model.items.trash().map(({ item }) => item.id);
    return chooseMostly(deleted, this.itemIds, target);
  }

  /** Of a change that is on record, mostly, as the database calls it. */
  changeId(target: number): string {
    const { record } = this.model;
    const all = this.translation.idsOf(isIdOfChange);
    const onRecord = all.filter((id) => record.find(this.translation.foretold(id)));
    return chooseMostly(onRecord, ['never-was', ...all], target);
  }

  batchId(target: number): string {
    return choose(['never-was', ...this.batchIds()], target);
  }

  /** Of all batches that are on record, or were, as the database calls them. */
  readonly batchIds = () => this.translation.idsOf((id) => !isIdOfChange(id));

  noteSaved(answer: DatabaseResult<unknown>): void {
    if (answer.ok) this.saved.push(...[answer.value].flat().filter(isItem));
  }

  writer({ actor }: Person, choice: BatchChoice = 'none'): Writer {
    const now = this.subject.fixture.now();
    const number = this.people.findIndex(([tab]) => tab.actor.id === actor.id);
    return choice === 'none' ? { actor, now } : { actor, now, batch: this.#batch(number, choice) };
  }

  /** A batch into which nobody may write any more is followed by another one, and so is one that is forgotten. */
  #batch(person: number, choice: BatchChoice): BatchReference {
    const nameOf = (count: number) => `batch-${person}-${count}`;
    let count = 1;
    while (this.#isForgotten(nameOf(count)) || (choice === 'open' && this.#isReverted(nameOf(count))))
      count += 1;
    return { id: nameOf(count), title: `Batch ${count}` };
  }

  #isReverted(id: string): boolean {
    return this.model.record.batch(id)?.reversion !== undefined;
  }

  /** It was there, and none of its changes is on record any more. */
  #isForgotten(id: string): boolean {
    return !this.model.record.batch(id) && this.translation.idsOf((known) => known === id).length > 0;
  }
}

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && 'version' in value && 'tags' in value;

const isIdOfChange = (foretold: string) => foretold.startsWith('change-');

const choose = (among: readonly string[], target: number): string =>
  among[target % among.length] ?? 'never-was';

/** Three times of four among the first, if there are any. */
const chooseMostly = (first: readonly string[], all: readonly string[], target: number): string =>
  choose(first.length > 0 && target % 4 > 0 ? first : all, Math.floor(target / 4));
