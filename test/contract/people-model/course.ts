import { expect } from 'vitest';
import { success } from '../../../shared/database/results.ts';
import { everything, valueOf, type Person } from '../contract.ts';
import { WatchLedger } from '../model/watch-ledger.ts';
import type { Deed, Passing, PersonTurn } from './deeds.ts';
import { planOf } from './plans.ts';
import { foretoldTrash, watchAlways, watchRecord } from './watches.ts';
import type { World } from './world.ts';

/** Compares the answer of the database with the model's. */
type Check = () => void;

/** Does what people do twice, to the database and to the model, and compares all that any of them sees. */
export class Course {
  readonly world: World;
  /** Whether what is old has gone from the record. */
  hasPruned = false;
  readonly #watches: WatchLedger;
  /** Whether all that happened in the turn happens in the model in the same steps. */
  #isForetold = true;

  constructor(world: World) {
    const { translation } = world;
    this.world = world;
    this.#watches = new WatchLedger(world.subject.options, {
      told: (state) => translation.told(state),
      foretold: (state) => translation.describe(state),
    });
    for (const [person] of world.people) watchAlways(this.#watches, world, person);
  }

  async turn({ person, tab, deeds, passes }: PersonTurn): Promise<void> {
    const { people, subject } = this.world;
    const tabs = people[person % people.length] ?? people[0];
    const who = tabs?.[tab % 2] ?? subject;
    await this.#pass(passes);
    const checks = [];
    for (const together of inGroups(deeds)) checks.push(...(await this.#do(who, together)));
    await subject.fixture.settled();
    await this.#compareItems();
    for (const check of checks) check();
    this.#watches.settle(this.#isForetold);
    this.#isForetold = true;
  }

  /** Begins deeds before the first of them has been answered. */
  async #do(person: Person, deeds: readonly Deed[]): Promise<Check[]> {
    const finishes = deeds.map((deed) => this.#begin(person, deed));
    const checks = [];
    for (const finish of finishes) {
      checks.push(await finish());
      this.#watches.note();
    }
    if (deeds.some(goesOn)) {
      await this.world.subject.fixture.finishBackground();
      this.#isForetold = false;
    }
    await this.#compareRecord();
    return checks;
  }

  #begin(person: Person, deed: Deed): () => Promise<Check> {
    if (deed.do === 'watch') watchRecord(this.#watches, this.world, person, deed.filter);
    if (deed.do === 'unwatch' && this.#watches.size > 0) this.#watches.end(deed.target);
    if (deed.do === 'watch' || deed.do === 'unwatch') return () => Promise.resolve(() => undefined);
    const { translation, subject } = this.world;
    const plan = planOf(this.world, person, deed);
    const answer = plan.ask();
    return async () => {
      const told = await answer;
      this.world.noteSaved(told);
      // What is refused for a reason that only the deployment knows, may have been shown until then.
      if (!told.ok && subject.options.ownWrites === 'foretold') this.#isForetold = false;
      const expected = translation.describe(plan.foretell(told));
      return () => expect(translation.told(told), `${deed.do} by ${person.actor.id}`).toBe(expected);
    };
  }

  /** On record is the same on both sides. */
  async #compareRecord(): Promise<void> {
    const { subject, model, translation } = this.world;
    const recorded = (await subject.recorded()).toReversed();
    const foretold = model.record
      .matching({})
      .toReversed()
      .map((entry) => model.record.changeOf(entry));
    translation.learn(recorded, foretold);
    this.#compare(recorded, foretold);
  }

  /** There and in the trash are the same items on both sides. */
  async #compareItems(): Promise<void> {
    const { subject, model } = this.world;
    this.#compare(await subject.list(), model.items.page(everything).items);
    this.#compare(valueOf(await subject.trash.list(everything)), foretoldTrash(this.world));
  }

  #compare(told: unknown, foretold: unknown): void {
    const { translation } = this.world;
    expect(translation.told(success(told))).toBe(translation.describe(success(foretold)));
  }

  async #pass(passes: Passing): Promise<void> {
    const { subject, model, retention } = this.world;
    const { fixture } = subject;
    if (typeof passes === 'number') return fixture.advance(passes);
    // A little more, so that nothing falls due to the millisecond.
    await fixture.advance(Math.round(retention[passes.keeping] * passes.part) + 7);
    await fixture.prune();
    model.prune(retention, fixture.now());
    this.#watches.note();
    this.#isForetold = false;
    this.hasPruned = true;
  }
}

/** It may go on in the background when it has been answered. */
const goesOn = ({ do: what }: Deed) => ['undo', 'redo', 'revertBatch', 'purgeAll'].includes(what);

const isAlone = (deed: Deed) => goesOn(deed) || deed.do === 'purge';

/** Neighbours together, but by itself what may go on, or takes from the record what others are about to choose from. */
function inGroups(deeds: readonly Deed[]): Deed[][] {
  const groups: Deed[][] = [[]];
  for (const deed of deeds) {
    const last = groups.at(-1) as Deed[];
    if (last.length > 0 && (isAlone(deed) || last.some(isAlone))) groups.push([deed]);
    else last.push(deed);
  }
  return groups;
}
