import { useEffect, useState } from 'react';
import type { Batch, BatchReversion, Change } from '../../../shared/database/changes.ts';
import type { Database } from '../../../shared/database/database.ts';
import { ProgressBar } from '../../components/ui/progress-bar.tsx';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { describeProgress } from '../../lib/item-commands/batch-sentences.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useAnswer } from '../../lib/use-answer.ts';
import { ByWhom } from './by-whom.tsx';
import { nameUndo, sayLeft } from './batch-words.ts';
import { UndoButton } from './undo-button.tsx';

/** The way to take a batch back, for whoever may; how far that is, while it goes on; and what came of it. */
export function UndoBatch({ batch, newest }: { batch: Batch; newest: Change }) {
  const { undoBatch } = useItemCommands();
  const mayEdit = useMayEdit();
  const { reversion, size, title, id } = batch;
  const isStuck = useIsStuck(reversion && !reversion.isDone ? reversion.done : undefined);
  if (!reversion) {
    if (!mayEdit) return null;
    return <UndoButton label={nameUndo(batch, newest)} what={title} onUndo={() => undoBatch(id)} />;
  }
  if (reversion.isDone) return <UndoneBatch reversion={reversion} />;
  const { title: label, description } = describeProgress({ ...batch, reversion });
  return (
    <div className="grid justify-items-end gap-1">
      <span className="undone">{description}</span>
      <div className="w-40">
        <ProgressBar label={label} value={reversion.done} max={size} />
      </div>
      {mayEdit && isStuck && <UndoButton label="Go on" what={title} onUndo={() => undoBatch(id)} />}
    </div>
  );
}

const getBatch = (database: Database, id: string) => database.changes().batch(id);

/** What came of it, and who asked for it. */
function UndoneBatch({ reversion }: { reversion: BatchReversion }) {
  const { value } = useAnswer(getBatch, reversion.batchId);
  const left = sayLeft(reversion);
  return (
    <span className="undone">
      Undone
      {value && <ByWhom actor={value.actor} />}
      {left && <span className="block text-note">{left}</span>}
    </span>
  );
}

/** Milliseconds without a step after which somebody may ask for the next. */
const patience = 10_000;

/** Whether a number that is to rise has stood still for long: whoever was at it may be gone. */
function useIsStuck(done: number | undefined): boolean {
  const [stuckAt, setStuckAt] = useState<number>();
  useEffect(() => {
    if (done === undefined) return;
    const timer = setTimeout(() => setStuckAt(done), patience);
    return () => clearTimeout(timer);
  }, [done]);
  return done !== undefined && done === stuckAt;
}
