import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangePage } from '../../shared/database/changes.ts';
import {
  appendOlder,
  receiveNewest,
  releaseJournal,
  startJournal,
  waitingChanges,
  type Journal,
} from '../../src/features/history/journal.ts';
import { makeChange } from '../support/make-change.ts';

/** A record of changes, read as a database is read. */
class Record {
  #changes: Change[] = [];

  add(count: number, fields: Partial<Change> = {}): Change[] {
    const added = Array.from({ length: count }, () => makeChange(fields));
    this.#changes = [...added.toReversed(), ...this.#changes];
    return added;
  }

  /** Takes a change back, as the rules want it: every second one down the chain is in force again. */
  revert(id: string): void {
    if (!this.#changes.some((change) => change.id === id)) return;
    const [undo] = this.add(1, { kind: 'reverted', reverts: id });
    let by = undo;
    let undoer = undo?.id;
    while (by?.reverts !== undefined) {
      const target = this.#changes.find((change) => change.id === by?.reverts);
      if (!target) return;
      this.#replace(target.id, undoer);
      undoer = undoer === undefined ? target.id : undefined;
      by = target;
    }
  }

  #replace(id: string, undoer: string | undefined): void {
    this.#changes = this.#changes.map((change) => {
      if (change.id !== id) return change;
      const { revertedBy: _, ...rest } = change;
      return undoer === undefined ? rest : { ...rest, revertedBy: undoer };
    });
  }

  forget(itemId: string): void {
    this.#changes = this.#changes.filter((change) => change.itemId !== itemId);
  }

  page(limit: number, cursor?: string): ChangePage {
    const start = cursor === undefined ? 0 : this.#changes.findIndex(({ id }) => id === cursor) + 1;
    const changes = this.#changes.slice(start, start + limit);
    const last = changes.at(-1);
    const hasMore = start + limit < this.#changes.length;
    return { changes, keptFor: 1000, ...(last && hasMore && { next: last.id }) };
  }

  get inForce(): Change[] {
    return this.#changes.filter(({ revertedBy }) => revertedBy === undefined);
  }

  get lastUndo(): Change | undefined {
    return this.inForce.find(({ reverts }) => reverts !== undefined);
  }

  get all(): readonly Change[] {
    return this.#changes;
  }
}

const ids = (changes: readonly Change[]) => changes.map(({ id }) => id);

function older(journal: Journal, record: Record, limit: number): Journal {
  const { next } = journal.shown;
  return next === undefined ? journal : appendOlder(journal, next, record.page(limit, next));
}

describe('A journal', () => {
  it('shows what arrives above what is there, older pages included', () => {
    const record = new Record();
    record.add(7);
    let journal = older(startJournal('q', record.page(3)), record, 3);
    expect(journal.shown.changes).toHaveLength(6);
    record.add(2);
    journal = receiveNewest(journal, record.page(3), 'follow');
    expect(ids(journal.shown.changes)).toEqual(ids(record.all).slice(0, 8));
    journal = older(journal, record, 3);
    expect(ids(journal.shown.changes)).toEqual(ids(record.all));
    expect(journal.shown.next).toBeUndefined();
  });

  it('lets rows stay while they are held, with their newest contents, and counts what waits', () => {
    const record = new Record();
    const [first] = record.add(3);
    let journal = startJournal('q', record.page(10));
    const before = ids(journal.shown.changes);
    record.revert(first?.id ?? '');
    record.add(1);
    journal = receiveNewest(journal, record.page(10), 'hold');
    expect(ids(journal.shown.changes)).toEqual(before);
    expect(journal.shown.changes.at(-1)?.revertedBy).toBeDefined();
    expect(waitingChanges(journal)).toHaveLength(2);
    expect(ids(releaseJournal(journal).shown.changes)).toEqual(ids(record.all));
  });

  it('changes in nothing while it is frozen', () => {
    const record = new Record();
    const [first] = record.add(3);
    const journal = startJournal('q', record.page(10));
    record.revert(first?.id ?? '');
    const frozen = receiveNewest(journal, record.page(10), 'freeze');
    expect(frozen.shown).toBe(journal.shown);
    expect(waitingChanges(frozen)).toHaveLength(1);
  });

  it('can be read on while it is held, and keeps that when what waits is shown', () => {
    const record = new Record();
    record.add(6);
    let journal = startJournal('q', record.page(2));
    record.add(1);
    journal = receiveNewest(journal, record.page(2), 'freeze');
    journal = older(journal, record, 4);
    expect(journal.shown.changes).toHaveLength(6);
    expect(ids(releaseJournal(journal).shown.changes)).toEqual(ids(record.all));
  });

  it('begins anew when more has arrived at once than a page holds', () => {
    const record = new Record();
    record.add(6);
    let journal = older(startJournal('q', record.page(3)), record, 3);
    record.add(5);
    journal = receiveNewest(journal, record.page(3), 'follow');
    expect(ids(journal.shown.changes)).toEqual(ids(record.all).slice(0, 3));
    journal = older(journal, record, 20);
    expect(ids(journal.shown.changes)).toEqual(ids(record.all));
  });

  it('drops what is not on record any more', () => {
    const record = new Record();
    record.add(3);
    record.add(1, { itemId: 'purged' });
    record.add(1);
    let journal = startJournal('q', record.page(10));
    record.forget('purged');
    journal = receiveNewest(journal, record.page(10), 'follow');
    expect(ids(journal.shown.changes)).toEqual(ids(record.all));
  });

  it('lets go of an answer that it no longer waits for', () => {
    const record = new Record();
    record.add(6);
    const journal = startJournal('q', record.page(2));
    const { next = '' } = journal.shown;
    const once = appendOlder(journal, next, record.page(2, next));
    expect(appendOlder(once, next, record.page(2, next))).toBe(once);
  });

  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('revert' as const), index: fc.nat() }),
    // Undo of an undo, and of that again.
    fc.constant({ kind: 'toggle' as const }),
    fc.record({ kind: fc.constant('older' as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({
      kind: fc.constant('arrive' as const),
      liveness: fc.constantFrom('follow', 'hold', 'freeze'),
    }),
  );

  it('is always the newest of the record without a hole, as the record has it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const record = new Record();
        record.add(8);
        let journal = startJournal('q', record.page(4));
        for (const each of steps) {
          if (each.kind === 'add') record.add(each.count);
          else if (each.kind === 'older') journal = older(journal, record, each.count);
          else if (each.kind === 'arrive') journal = receiveNewest(journal, record.page(4), each.liveness);
          else if (each.kind === 'toggle') record.revert(record.lastUndo?.id ?? '');
          else record.revert(record.inForce[each.index % record.inForce.length]?.id ?? '');
          if (each.kind !== 'arrive') continue;
          const all = releaseJournal(journal).shown;
          expect(all.changes).toEqual(record.all.slice(0, all.changes.length));
          expect(all.next === undefined).toBe(all.changes.length === record.all.length);
        }
      }),
    );
  });
});
