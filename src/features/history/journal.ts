import type { Change, ChangePage } from '../../../shared/database/changes.ts';

/**
 * What is shown of the record, and what has arrived meanwhile. The newest changes come from a watch and
 * older ones page by page; both are one list, the newest first. Pure: the hook around it (use-journal.ts)
 * says what arrives when, and whether rows may move.
 */
export interface Journal {
  /** The query, by value, whose changes these are. */
  readonly key: string;
  readonly shown: ChangeList;
  /** All that is known. It is what is shown, unless rows are held. */
  readonly latest: ChangeList;
  /** The ids of what has come in since the beginning, to be marked. */
  readonly fresh: ReadonlySet<string>;
  /** How long changes are kept, ms. */
  readonly keptFor: number;
}

interface ChangeList {
  readonly changes: readonly Change[];
  /** Where older ones begin; absent at the end of the record. */
  readonly next: string | undefined;
}

/** `follow`: show what arrives. `hold`: contents change, rows stay. `freeze`: nothing changes. */
export type JournalLiveness = 'follow' | 'hold' | 'freeze';

const listOf = ({ changes, next }: ChangePage): ChangeList => ({ changes, next });
const byId = (changes: readonly Change[]) => new Map(changes.map((change) => [change.id, change]));

export function startJournal(key: string, page: ChangePage): Journal {
  const list = listOf(page);
  return { key, shown: list, latest: list, fresh: new Set(), keptFor: page.keptFor };
}

/** Takes in the newest changes as they are now. */
export function receiveNewest(journal: Journal, arrival: ChangePage, liveness: JournalLiveness): Journal {
  const page = reuseChanges(journal.latest, arrival);
  const latest = joinNewest(journal.latest, page);
  const known = byId(journal.latest.changes);
  const arrived = page.changes.map(({ id }) => id).filter((id) => !known.has(id));
  const next = { ...journal, latest, fresh: new Set([...journal.fresh, ...arrived]), keptFor: page.keptFor };
  if (liveness === 'freeze') return next;
  return { ...next, shown: liveness === 'follow' ? latest : withContents(journal.shown, latest) };
}

/** The page with the objects that are known already, so that an unchanged row is the same object and need not render. */
function reuseChanges(known: ChangeList, page: ChangePage): ChangePage {
  const before = byId(known.changes);
  const changes = page.changes.map((change) => {
    const same = before.get(change.id);
    // Nothing else of a change ever changes.
    return same?.revertedBy === change.revertedBy ? (same ?? change) : change;
  });
  return { ...page, changes };
}

/** The changes that are shown, where they are, as they are known now. */
function withContents(shown: ChangeList, latest: ChangeList): ChangeList {
  const known = byId(latest.changes);
  return { ...shown, changes: shown.changes.map((change) => known.get(change.id) ?? change) };
}

/**
 * Within its reach the page is right: what it does not have any more is gone. What is known beyond it stays,
 * unless more has arrived at once than a page holds: then nobody knows what lies between, and older ones are read again.
 */
function joinNewest(known: ChangeList, page: ChangePage): ChangeList {
  const arrived = byId(page.changes);
  const lastShared = known.changes.findLastIndex(({ id }) => arrived.has(id));
  const older = known.changes.slice(lastShared + 1);
  if (page.next === undefined || lastShared === -1 || older.length === 0) return listOf(page);
  const knownBefore = byId(known.changes);
  const fresh = page.changes.filter(({ id }) => !knownBefore.has(id));
  return { changes: [...page.changes, ...takeBack(older, fresh, page.changes)], next: known.next };
}

/** Older changes as fresh ones leave them: taken back, or in force again. The watch of the newest does not tell of those. */
function takeBack(
  older: readonly Change[],
  fresh: readonly Change[],
  newest: readonly Change[],
): readonly Change[] {
  const undoers = new Map<string, string | undefined>();
  const known = byId([...newest, ...older]);
  const targetOf = ({ reverts }: Change) => (reverts === undefined ? undefined : known.get(reverts));
  // The oldest first: a later one has the last word.
  for (const change of fresh.toReversed()) {
    let by = change;
    let isTakenBack = true;
    // Down the chain of what took what back, every second one is in force again.
    for (let target = targetOf(by); target; target = targetOf(by)) {
      undoers.set(target.id, isTakenBack ? by.id : undefined);
      isTakenBack = !isTakenBack;
      by = target;
    }
  }
  return older.map((change) =>
    undoers.has(change.id) ? withUndoer(change, undoers.get(change.id)) : change,
  );
}

function withUndoer({ revertedBy: _, ...change }: Change, undoer: string | undefined): Change {
  return undoer === undefined ? change : { ...change, revertedBy: undoer };
}

/** Puts older changes under those that are shown. */
export function appendOlder(journal: Journal, cursor: string, page: ChangePage): Journal {
  // The answer to a question that has been overtaken.
  if (cursor !== journal.shown.next) return journal;
  const append = (list: ChangeList): ChangeList => {
    const known = byId(list.changes);
    const older = page.changes.filter(({ id }) => !known.has(id));
    return { changes: [...list.changes, ...older], next: page.next };
  };
  const shown = append(journal.shown);
  const isSameEnd = journal.latest.next === journal.shown.next;
  return { ...journal, shown, latest: isSameEnd ? append(journal.latest) : journal.latest };
}

/** Shows what has waited. */
export const releaseJournal = (journal: Journal): Journal =>
  journal.shown === journal.latest ? journal : { ...journal, shown: journal.latest };

/** The changes that wait to be shown. */
export function waitingChanges({ shown, latest }: Journal): readonly Change[] {
  if (shown === latest) return [];
  const seen = byId(shown.changes);
  return latest.changes.filter(({ id }) => !seen.has(id));
}
