import type { BatchReference, Change } from '../../../shared/database/changes.ts';
import type { Database } from '../../../shared/database/database.ts';
import type { Item, ItemStatus } from '../../../shared/items/item.ts';
import type { ChangeSentences } from '../change-words.ts';
import { countOf } from '../format.ts';
import { newBatch } from '../new-batch.ts';
import { writeEach, type CommandReport, type CommandTarget } from './command-report.ts';
import { deleteWording, describeCommand, restoreWording, statusWording } from './command-sentences.ts';
import { keyOfDeed, TakeBack, type SoughtChange } from './take-back.ts';
import { ToastBook, type ToastOutlet } from './toast-book.ts';
import { offers } from './undo-words.ts';

/** What is done to items, one after the other, each told in a toast that takes it back. */
export interface ItemCommands {
  /** Deletes at once; Undo brings the items back as themselves. */
  deleteItems: (items: readonly CommandTarget[]) => Promise<CommandReport>;
  setStatus: (items: readonly Item[], status: ItemStatus) => Promise<CommandReport>;
  /** Out of the trash. */
  restoreItems: (items: readonly CommandTarget[]) => Promise<CommandReport>;
  /** Takes back the latest that this person did, in whichever tab and however long ago, by writing again. */
  undo: () => Promise<void>;
  redo: () => Promise<void>;
  undoChange: (change: Change) => Promise<void>;
  /** In the background where it is large. */
  undoBatch: (id: string) => Promise<void>;
  /** Tells what was written under a batch, and offers to undo that. `label` names it: "Undo this import". */
  tellBatch: (sentences: ChangeSentences, batch: BatchReference, label: string) => Promise<void>;
  /** Goes on with what was being taken back when the page was left. */
  resume: () => Promise<void>;
  /** The page goes: what is being taken back goes on, but nobody is told here. */
  leave: () => void;
}

/** How one of the targets is told from others in the record, once it is written. */
type Seek = Pick<SoughtChange, 'isIt'> & { readonly kind: Change['kind'] };

/** `askFirst` is called when something is begun in a toast: where it has to wait until somebody signs in, it asks for that. */
export function createItemCommands(
  database: Database,
  toasts: ToastOutlet,
  askFirst: () => void,
): ItemCommands {
  const repository = database.items();
  const book = new ToastBook(toasts);
  let queue: Promise<unknown> = Promise.resolve();

  /** A second Ctrl+Z pressed while the first is under way takes back what was before it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }
  function onToast<T>(work: () => Promise<T>): Promise<T> {
    askFirst();
    return inTurn(work);
  }
  const takeBack = new TakeBack(database, book, toasts, onToast);

  function tellBatch(sentences: ChangeSentences, { id }: BatchReference, name: string) {
    const onAction = () => void onToast(() => takeBack.batches.revert(id));
    book.show({ ...sentences, action: { ...offers.undo, name, onAction } }, id);
  }

  function tellOne(sentences: ChangeSentences, { id, name }: CommandTarget, { kind, isIt }: Seek) {
    const sought = { itemId: id, itemName: name, isIt };
    const onAction = () => void onToast(() => takeBack.ownChange(sought));
    book.show({ ...sentences, action: { ...offers.undo, onAction } }, keyOfDeed(kind, id));
  }

  function tell(
    { done }: CommandReport,
    sentences: ChangeSentences,
    batch: BatchReference | undefined,
    seek: Seek,
  ) {
    const [first] = done;
    if (!first) book.show(sentences);
    else if (batch) tellBatch(sentences, batch, 'Undo this bulk edit');
    else tellOne(sentences, first, seek);
  }

  /** Many writes are one to people: they are undone together. */
  const batchOf = (items: readonly CommandTarget[], title: (subject: string) => string) =>
    items.length > 1 ? newBatch(title(countOf(items.length, 'item'))) : undefined;

  async function deleteItems(items: readonly CommandTarget[]) {
    const batch = batchOf(items, deleteWording.done);
    const report = await writeEach(items, (id) => repository.delete(id, { ...(batch && { batch }) }));
    tell(report, describeCommand(report, deleteWording), batch, seekKind('deleted'));
    return report;
  }

  async function restoreItems(items: readonly CommandTarget[]) {
    const batch = batchOf(items, restoreWording.done);
    const report = await writeEach(items, (id) => repository.restore(id, { ...(batch && { batch }) }));
    tell(report, describeCommand(report, restoreWording), batch, seekKind('restored'));
    return report;
  }

  async function setStatus(items: readonly Item[], status: ItemStatus) {
    const wording = statusWording(status);
    const others = items.filter((item) => item.status !== status);
    const batch = batchOf(others, wording.done);
    // Without a base version: what was chosen holds, and the record says what it replaced.
    const write = (id: string) => repository.update(id, { status }, { ...(batch && { batch }) });
    const written = await writeEach(others, write);
    const same = items.filter((item) => item.status === status);
    const skips = same.map(({ id, name }) => ({ target: { id, name }, reason: 'same' as const }));
    const report = { ...written, skipped: [...written.skipped, ...skips] };
    const isIt = ({ kind, after }: Change) => kind === 'updated' && after?.status === status;
    tell(report, describeCommand(report, wording), batch, { kind: 'updated', isIt });
    return report;
  }

  return {
    deleteItems: (items) => inTurn(() => deleteItems(items)),
    setStatus: (items, status) => inTurn(() => setStatus(items, status)),
    restoreItems: (items) => inTurn(() => restoreItems(items)),
    undo: () => inTurn(() => takeBack.latest('undo')),
    redo: () => inTurn(() => takeBack.latest('redo')),
    undoChange: (change) => inTurn(() => takeBack.change(change, 'undo')),
    undoBatch: (id) => inTurn(() => takeBack.batches.revert(id)),
    tellBatch(...told) {
      tellBatch(...told);
      return Promise.resolve();
    },
    resume: () => inTurn(() => takeBack.batches.resume()),
    leave: () => takeBack.batches.leave(),
  };
}

const seekKind = (kind: Change['kind']): Seek => ({ kind, isIt: (change) => change.kind === kind });
