import * as z from 'zod/mini';
import { editableFields } from '../../items/item.ts';
import type {
  Batch,
  Change,
  ChangePage,
  ItemSnapshot,
  Reversion,
  UndoOutcome,
  UndoState,
} from '../changes.ts';
import { changeKinds } from '../query-limits.ts';
import { failure, success } from '../results.ts';
import type { TrashPage } from '../trash.ts';
import { count, errorSchema, fields, id, itemSchema, reader, time, version, type Read } from './wire.ts';

/** What the deployment sends of the record of changes and of the trash; see wire.ts. */

const actor = z.object({ id: z.string(), name: z.string() });

const fieldValues = z.object({
  name: z.exactOptional(fields.name),
  description: z.exactOptional(fields.description),
  status: z.exactOptional(fields.status),
  tags: z.exactOptional(fields.tags),
});

const change = z.object({
  id,
  itemId: id,
  itemName: z.string(),
  version,
  at: time,
  actor,
  kind: z.enum(changeKinds),
  before: z.nullable(fieldValues),
  after: z.nullable(fieldValues),
  batchId: z.exactOptional(id),
  reverts: z.exactOptional(id),
  revertedBy: z.exactOptional(id),
});

const batchReversion = z.object({
  batchId: id,
  done: count,
  left: count,
  leftNames: z.array(z.string()),
  isDone: z.boolean(),
});

const batch = z.object({
  id,
  title: z.string(),
  actor,
  at: time,
  size: count,
  reverts: z.exactOptional(id),
  reversion: z.exactOptional(batchReversion),
});

const reversion = z.object({
  change: z.exactOptional(change),
  left: z.array(z.enum(editableFields)),
});

const unit = z.union([z.object({ change }), z.object({ batch })]);

const undoAnswer = z.object({
  outcome: z.exactOptional(
    z.union([
      z.object({ change, reversion }),
      z.object({ batch: z.extend(batch, { reversion: batchReversion }) }),
    ]),
  ),
  refusal: z.exactOptional(errorSchema),
});

export const readChange: Read<Change> = reader(change);
export const readChanges: Read<ChangePage> = reader(
  z.object({ changes: z.array(change), next: z.exactOptional(z.string()), keptFor: time }),
);
export const readSnapshot: Read<ItemSnapshot> = reader(z.object({ change, fields: z.object(fields) }));
export const readReversion: Read<Reversion> = reader(reversion);
export const readBatch: Read<Batch> = reader(batch);
export const readUndoState: Read<UndoState> = reader(
  z.object({ undo: z.exactOptional(unit), redo: z.exactOptional(unit) }),
);
export const readTrash: Read<TrashPage> = reader(
  z.object({
    items: z.array(z.object({ item: itemSchema, deletedAt: time, deletedBy: actor })),
    total: count,
    keptFor: time,
  }),
);

const readAnswer = reader(undoAnswer);
/** Undo and Redo answer with what they could not take back, too: what is thrown would not be noted there. */
export const readUndo: Read<UndoOutcome | undefined> = (raw) => {
  const answer = readAnswer(raw);
  if (!answer.ok) return answer;
  const { outcome, refusal } = answer.value;
  return refusal ? failure(refusal) : success(outcome);
};
