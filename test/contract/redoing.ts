import { expect } from 'vitest';
import { errorOf, valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { contentOf, latestChange, redo, twoPeople, undo } from './people.ts';

/** Redo takes back what this person undid last. */
export function registerRedoing(contract: Contract): void {
  registerOrder(contract);
  registerEnds(contract);
}

/** Does so until there is nothing left, and answers how often there was something. */
async function untilNone({ changes }: Person, what: 'undo' | 'redo'): Promise<number> {
  for (let count = 0; ; count += 1) if (valueOf(await changes[what]()) === undefined) return count;
}

const contents = async (subject: Subject) => (await subject.list()).map(contentOf);

function registerOrder({ rule }: Contract): void {
  rule('redo does the latest undone change again, then the one undone before it', async (subject) => {
    const { items, listNames } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    valueOf(await items.delete(id));
    const undos = [await undo(subject), await undo(subject), await undo(subject)];
    const redos = [];
    for (const names of [['Lamp'], ['Torch'], []]) {
      redos.push(await redo(subject));
      expect(await listNames()).toEqual(names);
    }
    // What redo takes back are the undos.
    expect(redos.map(({ change }) => change.id)).toEqual(
      undos.map(({ reversion }) => reversion.change?.id).toReversed(),
    );
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
  });

  rule(
    'undo of everything, then redo of everything, leaves all as it was, as often as one likes',
    async (subject) => {
      const { items, changes } = subject;
      const [a, b, c] = await subject.createNamed('a', 'b', 'c');
      const creating = await latestChange(subject, a?.id);
      valueOf(await items.update(a?.id ?? '', { name: 'A', tags: ['x'] }));
      valueOf(await items.update(a?.id ?? '', { tags: ['x', 'y'], status: 'active' }));
      valueOf(await changes.restoreTo(a?.id ?? '', creating.id, ['name']));
      valueOf(await items.delete(b?.id ?? ''));
      valueOf(await items.delete(c?.id ?? ''));
      valueOf(await items.restore(c?.id ?? ''));
      valueOf(await items.update(c?.id ?? '', { description: 'New' }));
      const before = await contents(subject);
      for (let round = 0; round < 2; round += 1) {
        expect(await untilNone(subject, 'undo')).toBe(10);
        expect(await contents(subject)).toEqual([]);
        expect(await untilNone(subject, 'redo')).toBe(10);
        expect(await contents(subject)).toEqual(before);
      }
    },
  );

  rule('undo, redo and undo again come to what undo came to, also in another tab', async (subject) => {
    const [ada] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    const nameNow = async () => valueOf(await subject.items.get(id)).name;
    for (let round = 0; round < 3; round += 1) {
      await undo(await subject.person('browser-of-ada'));
      expect(await nameNow()).toBe('Lamp');
      await redo(await subject.person('browser-of-ada'));
      expect(await nameNow()).toBe('Torch');
    }
  });
}

function registerEnds({ rule }: Contract): void {
  rule('with nothing undone there is nothing to redo, and nothing is written', async (subject) => {
    const { changes } = subject;
    expect(valueOf(await changes.redo())).toBeUndefined();
    await subject.create({ name: 'Lamp' });
    const recorded = await subject.recorded();
    expect(valueOf(await changes.redo())).toBeUndefined();
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule('redo ends with something new, also when that is undone', async (subject) => {
    await subject.create({ name: 'a' });
    await undo(subject);
    await subject.create({ name: 'b' });
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
    await undo(subject);
    await redo(subject);
    expect(await subject.listNames()).toEqual(['b']);
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
  });

  rule('what is off the record has ended nothing: redo goes on where it was', async (subject) => {
    const { items, changes, trash } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    await undo(subject);
    const chair = await subject.create({ name: 'Chair' });
    valueOf(await items.delete(chair.id));
    expect(valueOf(await changes.redo())).toBeUndefined();
    valueOf(await trash.purge(chair.id));
    await redo(subject);
    expect(await subject.listNames()).toEqual(['Torch']);
  });

  rule('what others write does not end redo, and what they undo is theirs', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    valueOf(await ada.items.create({ name: 'a' }));
    valueOf(await ben.items.create({ name: 'b' }));
    await undo(ada);
    await undo(ben);
    valueOf(await ben.items.create({ name: 'c' }));
    await redo(ada);
    expect(await subject.listNames()).toEqual(['a', 'c']);
    expect(valueOf(await ben.changes.redo())).toBeUndefined();
  });

  rule('what was refused, or changed nothing, or was a purge, does not end redo', async (subject) => {
    const { items, trash } = subject;
    const [a, b] = await subject.createNamed('a', 'b');
    valueOf(await items.delete(b?.id ?? ''));
    valueOf(await items.update(a?.id ?? '', { name: 'c' }));
    await undo(subject);
    errorOf(await items.update(a?.id ?? '', { name: '' }), 'ValidationError');
    valueOf(await items.update(a?.id ?? '', { name: 'a' }));
    valueOf(await trash.purge(b?.id ?? ''));
    await redo(subject);
    expect(await subject.listNames()).toEqual(['c']);
  });
}
