import { setTimeout as sleep } from 'node:timers/promises';
import type { Item, ItemFields, ItemStatus } from '../../../shared/items/item.ts';
import type { TestMember } from '../../support/convex/add-member.ts';
import type { TestDeployment } from '../../support/convex/test-deployment.ts';
import { Person } from './person.ts';
import type { Edit, Fault, Step } from './steps.ts';

/** A deployment, the two who use it, and the items that are known to be there or to have been. */
export class Scene {
  readonly people: readonly Person[];
  readonly #ids: string[];
  #names: number;

  /** `start`: the items that are there already. */
  constructor(
    readonly deployment: TestDeployment,
    members: readonly [TestMember, TestMember],
    readonly start: readonly Item[],
  ) {
    let moment = 0;
    this.people = members.map((member) => new Person(deployment.url, member, () => (moment += 1)));
    this.#ids = start.map(({ id }) => id);
    this.#names = start.length;
    for (const id of this.#ids) this.#watchItem(id);
  }

  /** Resolves when it is done; for a write, when it is made. */
  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'create':
      case 'createMany':
      case 'update':
      case 'delete':
      case 'restore':
        this.#edit(step);
        return;
      case 'wait':
        return sleep(step.ms);
      case 'kill':
      case 'restart':
      case 'dropConnections':
      case 'dropNext':
      case 'hold':
      case 'release':
      case 'delay':
        return this.#fail(step);
    }
  }

  /** Ends all faults but the drops that are yet to come: each of them breaks a connection once, which is no harm. */
  async putRight(): Promise<void> {
    const { deployment } = this;
    Object.assign(deployment.delays, { beforeMutation: 0, beforeResponse: 0, eachMessage: 0 });
    deployment.release('beforeMutation');
    deployment.release('beforeResponse');
    await deployment.restart();
  }

  #edit(edit: Edit): void {
    const person = this.people[edit.by] as Person;
    switch (edit.do) {
      case 'create':
        void person.create(this.#fields(edit.status)).then((ids) => this.#adopt(ids));
        return;
      case 'createMany':
        void person
          .createMany(edit.statuses.map((status) => this.#fields(status)))
          .then((ids) => this.#adopt(ids));
        return;
      case 'update': {
        const { name, status } = this.#fields(edit.status ?? 'draft');
        const changes = { name, ...(edit.status && { status }) };
        person.update(this.#idOf(edit.target), changes, edit.isBased);
        return;
      }
      case 'delete':
      case 'restore':
        person[edit.do](this.#idOf(edit.target));
    }
  }

  #fail(fault: Fault): Promise<void> | void {
    const { deployment } = this;
    switch (fault.do) {
      case 'dropNext':
      case 'hold':
      case 'release':
        deployment[fault.do](fault.phase);
        return;
      case 'delay':
        deployment.delays[fault.what] = fault.ms;
        return;
      case 'kill':
      case 'restart':
      case 'dropConnections':
        return deployment[fault.do]();
    }
  }

  /** A name that no item had before: an update is always one of something. */
  #fields(status: ItemStatus): ItemFields {
    this.#names += 1;
    return { name: `lamp ${this.#names}`, description: '', status, tags: [] };
  }

  #adopt(ids: readonly string[]): void {
    this.#ids.push(...ids);
    ids.forEach((id) => this.#watchItem(id));
  }

  #watchItem(id: string): void {
    this.people.forEach((person) => person.watchItem(id));
  }

  #idOf(target: number): string {
    return this.#ids[target % this.#ids.length] as string;
  }
}
