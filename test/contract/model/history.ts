import { expect } from 'vitest';
import type { DatabaseResult, ItemRepository } from '../../../shared/database/database.ts';
import { success } from '../../../shared/database/results.ts';
import type { Item, ItemFields } from '../../../shared/items/item.ts';
import { NaiveModel, type ItemChanges } from '../../support/naive-model.ts';
import { issuePathsOf, valueOf, type Subject } from '../contract.ts';
import type { Writer } from '../../support/naive-record.ts';
import type { Base, Step } from './steps.ts';
import { describeResult, WatchLedger } from './watch-ledger.ts';

/** Compares the answer of the database with the model's, as soon as it is there. */
type Finish = () => Promise<void>;

/** Does every step twice, to the database and to the model, and compares all that can be seen. */
export class History {
  readonly #model = new NaiveModel();
  readonly #watches: WatchLedger;
  readonly #ids: string[] = ['never-was'];
  readonly #subject: Subject;
  readonly #items: ItemRepository;

  constructor(subject: Subject) {
    this.#subject = subject;
    this.#items = subject.items;
    this.#watches = new WatchLedger(subject.options);
  }

  /** The steps of a turn are all begun before the first of them has been answered, as far as their order is kept. */
  async turn(steps: readonly Step[]): Promise<void> {
    const { fixture, options } = this.#subject;
    for (const step of steps) if (step.do === 'wait') await fixture.advance(step.ms);
    let finishes: Finish[] = [];
    for (const step of steps) {
      finishes.push(this.#begin(step));
      if (options.turnOrder === 'all' || !isRead(step)) continue;
      await this.#finish(finishes);
      finishes = [];
    }
    await this.#finish(finishes);
    await fixture.settled();
    this.#watches.settle();
  }

  async #finish(finishes: readonly Finish[]): Promise<void> {
    for (const finish of finishes) {
      await finish();
      this.#watches.note();
    }
  }

  #begin(step: Step): Finish {
    switch (step.do) {
      case 'create':
        return this.#create(this.#items.create(step.fields), step.fields);
      case 'createMany':
        return this.#createMany(step.list);
      case 'createWrong':
        return this.#createWrong(step.list);
      case 'update':
        return this.#update(this.#idOf(step.target), step.changes, step.base);
      case 'list':
        return compare(this.#items.list(step.query), () => success(this.#model.items.page(step.query).items));
      case 'count':
        return compare(this.#items.count(step.filter), () => success(this.#model.items.count(step.filter)));
      case 'watchPage': {
        const look = () => success(this.#model.items.page(step.query));
        return this.#watch(() =>
          this.#watches.begin((observer) => this.#items.watchPage(step.query, observer), look),
        );
      }
      case 'unsubscribe':
        return this.#watch(() => this.#watches.size > 0 && this.#watches.end(step.target));
      case 'wait':
        return () => Promise.resolve();
      case 'delete':
      case 'restore':
      case 'get':
      case 'watchItem':
        return this.#beginOne(step.do, this.#idOf(step.target));
    }
  }

  #beginOne(operation: 'delete' | 'restore' | 'get' | 'watchItem', id: string): Finish {
    if (operation === 'get') return compare(this.#items.get(id), () => this.#model.get(id));
    if (operation !== 'watchItem')
      return compare(this.#items[operation](id), () => this.#model[operation](id, this.#writer()));
    const look = () => this.#model.get(id);
    return this.#watch(() => this.#watches.begin((observer) => this.#items.watchItem(id, observer), look));
  }

  #watch(act: () => unknown): Finish {
    act();
    return () => Promise.resolve();
  }

  #idOf(target: number): string {
    return this.#ids[target % this.#ids.length] ?? 'never-was';
  }

  #create(answer: Promise<DatabaseResult<Item>>, fields: ItemFields): Finish {
    return async () => {
      this.#adopt(valueOf(await answer), fields);
    };
  }

  /** Ids and times are the database's to choose; all else is foretold. */
  #adopt(created: Item, fields: ItemFields): void {
    expect(this.#ids).not.toContain(created.id);
    this.#ids.push(created.id);
    expect(created).toEqual(this.#model.create(fields, created.id, this.#writer(created.createdAt)));
  }

  #createMany(list: ItemFields[]): Finish {
    const answer = this.#items.createMany(list);
    return async () => {
      const created = valueOf(await answer);
      expect(created).toHaveLength(list.length);
      for (const [index, item] of created.entries()) this.#adopt(item, list[index] as ItemFields);
    };
  }

  #createWrong(list: ItemFields[]): Finish {
    const answer = this.#items.createMany([...list, { name: '' }]);
    return async () => expect(issuePathsOf(await answer)).toEqual([[list.length, 'name']]);
  }

  #update(id: string, changes: Partial<ItemFields>, base: Base): Finish {
    const request = { ...changes, ...this.#baseVersion(id, base) };
    const answer = this.#items.update(id, request);
    return async () => {
      const actual = await answer;
      const now = actual.ok ? actual.value.updatedAt : 0;
      expectSame(actual, this.#model.update(id, request, this.#writer(now)));
    };
  }

  #baseVersion(id: string, base: Base): Pick<ItemChanges, 'baseVersion'> {
    const current = this.#model.get(id);
    if (base === 'none' || !current.ok) return {};
    const { version } = current.value;
    const stale = Math.max(1, version - 1);
    return { baseVersion: { current: version, stale, first: 1, future: version + 9 }[base] };
  }

  /** What is on record is compared elsewhere; here it serves for merging only. */
  #writer(now = 0): Writer {
    return { actor: this.#subject.actor, now };
  }
}

const isRead = ({ do: what }: Step) => what === 'list' || what === 'count' || what === 'get';

function compare(answer: Promise<DatabaseResult<unknown>>, foretell: () => DatabaseResult<unknown>): Finish {
  return async () => expectSame(await answer, foretell());
}

/** Values alike in all; errors in kind and data, whatever sentence the implementation says. */
function expectSame(actual: DatabaseResult<unknown>, foretold: DatabaseResult<unknown>): void {
  expect(describeResult(actual)).toBe(describeResult(foretold));
  if (actual.ok || foretold.ok) return;
  const { message: _said, ...data } = actual.error;
  expect(foretold.error).toMatchObject(data.kind === 'ValidationError' ? { kind: data.kind } : data);
}
