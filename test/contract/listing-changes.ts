import { expect } from 'vitest';
import type { Change, ChangeFilter } from '../../shared/database/changes.ts';
import { changeKinds } from '../../shared/database/query-limits.ts';
import { errorOf, readRecord, valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { twoPeople } from './people.ts';

/** Changes of every kind but one, by three people, some of them in a batch, a little time apart. */
async function writeMixture(subject: Subject): Promise<Person[]> {
  const people = [subject, ...(await twoPeople(subject))];
  for (const [index, { items, changes }] of people.entries()) {
    const batch = { id: `batch-of-${index}-0`, title: `Batch ${index}` };
    const [first, second] = valueOf(await items.createMany([{ name: 'Lamp' }, { name: 'Chair' }], { batch }));
    await subject.fixture.advance(5);
    valueOf(await items.update(first?.id ?? '', { name: `Lamp ${index}` }));
    valueOf(await items.update(second?.id ?? '', { status: 'active' }, { batch }));
    await subject.fixture.advance(5);
    valueOf(await items.delete(second?.id ?? ''));
    valueOf(await items.restore(second?.id ?? ''));
    const [latest] = await subject.recorded({ itemId: first?.id ?? '' });
    valueOf(await changes.revert(latest?.id ?? ''));
    await subject.fixture.advance(5);
  }
  return people;
}

const idsOf = (changes: readonly Change[]) => changes.map(({ id }) => id);

export function registerListingChanges(contract: Contract): void {
  registerFilters(contract);
  registerPages(contract);
  registerLookingUp(contract);
}

function registerFilters({ rule }: Contract): void {
  const matches = (change: Change, { from = 0, to = Infinity, ...rest }: ChangeFilter) =>
    (rest.itemId === undefined || change.itemId === rest.itemId) &&
    (rest.batchId === undefined || change.batchId === rest.batchId) &&
    (rest.actorId === undefined || change.actor.id === rest.actorId) &&
    (rest.kind === undefined || change.kind === rest.kind) &&
    change.at >= from &&
    change.at < to;

  /** What everything that is on record says of a filter, and that it says anything at all. */
  const expectFiltered = async (subject: Subject, filter: ChangeFilter) => {
    const expected = (await subject.recorded()).filter((change) => matches(change, filter));
    expect(expected).not.toEqual([]);
    expect(await subject.recorded(filter)).toEqual(expected);
  };

  rule('without a filter all changes are listed, the newest first', async (subject) => {
    const [a, b] = await subject.createNamed('a', 'b');
    valueOf(await subject.items.update(a?.id ?? '', { name: 'c' }));
    valueOf(await subject.items.delete(b?.id ?? ''));
    const described = (await subject.recorded()).map(({ kind, itemName }) => `${kind} ${itemName}`);
    expect(described).toEqual(['deleted b', 'updated c', 'created b', 'created a']);
  });

  rule('the changes of an item, and those of a batch, are listed by themselves', async (subject) => {
    await writeMixture(subject);
    const [item] = await subject.list();
    await expectFiltered(subject, { itemId: item?.id ?? '' });
    await expectFiltered(subject, { batchId: 'batch-of-1-0' });
    expect(await subject.recorded({ batchId: 'batch-of-1-0' })).toHaveLength(3);
    for (const never of [{ itemId: 'never-was' }, { batchId: 'never-was' }, { actorId: 'never-was' }])
      expect(await subject.recorded(never)).toEqual([]);
  });

  rule('changes are listed by who wrote them, by kind, and by both', async (subject) => {
    const people = await writeMixture(subject);
    for (const { actor } of people) await expectFiltered(subject, { actorId: actor.id });
    for (const kind of changeKinds.filter((name) => name !== 'purged')) {
      await expectFiltered(subject, { kind });
      await expectFiltered(subject, { kind, actorId: subject.actor.id });
    }
    expect(await subject.recorded({ kind: 'purged' })).toEqual([]);
  });

  rule('changes are listed from a time on, and until before another', async (subject) => {
    await writeMixture(subject);
    const recorded = await subject.recorded();
    const [from, to] = [recorded.at(-4)?.at ?? 0, recorded.at(3)?.at ?? 0];
    const { actor, kind } = recorded.at(10) as Change;
    await expectFiltered(subject, { from });
    await expectFiltered(subject, { to });
    await expectFiltered(subject, { from, to });
    await expectFiltered(subject, { from, to, actorId: actor.id });
    await expectFiltered(subject, { from, to, kind });
    await expectFiltered(subject, { from, to, kind, actorId: actor.id });
    expect(await subject.recorded({ from: to, to: from })).toEqual([]);
  });
}

function registerPages({ rule }: Contract): void {
  rule('pages of every size neither drop nor repeat a change, whatever the filter', async (subject) => {
    await writeMixture(subject);
    const [item] = await subject.list();
    const filters: ChangeFilter[] = [
      ...[{}, { itemId: item?.id ?? '' }, { batchId: 'batch-of-0-0' }, { kind: 'created' as const }],
      ...[{ actorId: subject.actor.id }, { actorId: subject.actor.id, kind: 'updated' as const, from: 1 }],
    ];
    for (const filter of filters) {
      const whole = await subject.recorded(filter);
      for (const limit of [1, 2, 7]) expect(await readRecord(subject.changes, filter, limit)).toEqual(whole);
    }
  });

  rule('the last page names no next one, also when it is full', async (subject) => {
    const { changes, createNamed } = subject;
    expect(valueOf(await changes.list({ limit: 3 }))).toEqual({
      changes: [],
      keptFor: expect.any(Number) as number,
    });
    await createNamed('a', 'b', 'c');
    expect(valueOf(await changes.list({ limit: 2 })).next).toEqual(expect.any(String));
    for (const limit of [3, 4]) {
      const page = valueOf(await changes.list({ limit }));
      expect(page.changes).toHaveLength(3);
      expect(page).not.toHaveProperty('next');
      expect(page.keptFor).toBeGreaterThan(0);
    }
  });

  rule(
    'what is written while pages are read is neither repeated nor drops what was there',
    async (subject) => {
      await subject.createNamed('a', 'b', 'c', 'd', 'e', 'f');
      const whole = await subject.recorded();
      const read: Change[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
        const page = valueOf(await subject.changes.list(query));
        read.push(...page.changes);
        cursor = page.next;
        const { id } = await subject.create({ name: 'New' });
        valueOf(await subject.items.delete(id));
      } while (cursor !== undefined);
      expect(idsOf(read)).toEqual(idsOf(whole));
    },
  );

  rule(
    'reading goes on where it was, though the change that ended the page has gone since',
    async (subject) => {
      const { items, changes, trash, createNamed } = subject;
      const [, , c] = await createNamed('a', 'b', 'c', 'd');
      const { next } = valueOf(await changes.list({ limit: 2 }));
      valueOf(await items.delete(c?.id ?? ''));
      valueOf(await trash.purge(c?.id ?? ''));
      const page = valueOf(await changes.list({ limit: 5, cursor: next ?? '' }));
      expect(page.changes.map(({ itemName }) => itemName)).toEqual(['b', 'a']);
    },
  );
}

function registerLookingUp({ rule }: Contract): void {
  rule('get answers with each change as it is listed', async (subject) => {
    await writeMixture(subject);
    for (const change of await subject.recorded())
      expect(valueOf(await subject.changes.get(change.id))).toEqual(change);
  });

  rule('a change that never was is NotFound, and named', async (subject) => {
    await subject.create({ name: 'Lamp' });
    for (const id of ['never-was', '', '__proto__', '0', '1'])
      expect(errorOf(await subject.changes.get(id), 'NotFound').id).toBe(id);
  });
}
