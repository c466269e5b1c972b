import { expect } from 'vitest';
import { retentionActor } from '../../shared/database/actors.ts';
import type { TrashPage } from '../../shared/database/trash.ts';
import { errorOf, valueOf, type Contract, type Subject } from './contract.ts';
import { createRecorder } from './recorder.ts';

/** Much shorter than anything is kept for, ms. */
const minute = 60_000;

const allOfIt = { limit: 1000, offset: 0 };

/** Lets the time pass for which deleted items are kept, less so many ms, and has what fell due done. */
async function outliveTrash({ trash, fixture }: Subject, less = 0): Promise<void> {
  const { keptFor } = valueOf(await trash.list({ limit: 1, offset: 0 }));
  await fixture.advance(keptFor - less);
  await fixture.prune();
}

/** The trash empties itself. */
export function registerEmptyingTrash({ rule }: Contract): void {
  rule('what has been in the trash for long enough is purged, what came later stays', async (subject) => {
    const { items, trash, fixture } = subject;
    const [a, b, c] = await subject.createNamed('a', 'b', 'c');
    valueOf(await items.delete(a?.id ?? ''));
    await fixture.advance(3 * minute);
    valueOf(await items.delete(b?.id ?? ''));
    await outliveTrash(subject, minute);
    const page = valueOf(await trash.list(allOfIt));
    expect([page.items.map(({ item }) => item.name), page.total]).toEqual([['b'], 1]);
    expect(errorOf(await items.restore(a?.id ?? ''), 'NotFound').id).toBe(a?.id);
    expect(valueOf(await items.restore(b?.id ?? ''))).toEqual(b);
    expect(await subject.list()).toEqual([b, c]);
  });

  rule('the record says that it went by itself, and nothing else of it', async (subject) => {
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await subject.items.delete(id));
    await outliveTrash(subject, -minute);
    const recorded = await subject.recorded();
    expect(recorded).toMatchObject([{ kind: 'purged', itemName: 'Lamp', itemId: id, actor: retentionActor }]);
  });

  rule('deleted long ago counts from the last deletion', async (subject) => {
    const { items, trash } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.delete(id));
    await subject.fixture.advance(3 * minute);
    valueOf(await items.restore(id));
    valueOf(await items.delete(id));
    await outliveTrash(subject, minute);
    expect(valueOf(await trash.list(allOfIt)).total).toBe(1);
  });

  rule('many go, however many at a time, and whoever watches the trash is told', async (subject) => {
    const { items, trash, fixture } = subject;
    const names = Array.from({ length: Math.min(subject.options.crowd, 120) }, (_, index) => ({
      name: `${index}`,
    }));
    for (const { id } of valueOf(await items.createMany(names))) valueOf(await items.delete(id));
    const recorder = createRecorder<TrashPage>();
    trash.watch({ limit: 1, offset: 0 }, recorder);
    await fixture.settled();
    expect(recorder.takeValues().at(-1)?.total).toBe(names.length);
    await outliveTrash(subject, -minute);
    await fixture.settled();
    expect(recorder.takeValues().at(-1)).toMatchObject({ items: [], total: 0 });
    expect(await subject.recorded({ kind: 'purged' })).toHaveLength(names.length);
  });
}
