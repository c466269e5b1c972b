import { useEffect, useReducer, useRef } from 'react';
import { announce } from '../../lib/announcer.ts';
import type { BatchReference } from '../../../shared/database/changes.ts';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { countOf } from '../../lib/format.ts';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { newBatch } from '../../lib/new-batch.ts';
import { shorten } from '../../lib/shorten.ts';
import { importRows } from './import-batches.ts';
import { ImportFileError } from './import-plan.ts';
import { describePlan, describeTally } from './import-sentences.ts';
import { initialState, reduceImport, tallyOf } from './import-state.ts';
import { readImportFile } from './read-import-file.ts';

/** One import from the choice of a file to its end. Leaving the screen stops it after the batch under way. */
export function useImport() {
  const repository = useDatabase().items();
  const [state, dispatch] = useReducer(reduceImport, initialState);
  const job = useRef<AbortController>(undefined);
  /** What was created from the plan so far, on record. */
  const record = useRef<BatchReference>(undefined);
  const commands = useItemCommands();
  useEffect(() => () => job.current?.abort(), []);
  useUnloadGuard(state.phase === 'importing');

  const begin = () => {
    job.current?.abort();
    job.current = new AbortController();
    const { signal } = job.current;
    const onProgress = (fraction: number) => dispatch({ type: 'progressed', fraction });
    return { signal, onProgress };
  };

  const restart = (problem?: string) => {
    job.current?.abort();
    dispatch({ type: 'restarted', ...(problem !== undefined && { problem }) });
    if (problem !== undefined) announce(problem);
  };

  const choose = async (file: File) => {
    const { signal, onProgress } = begin();
    dispatch({ type: 'readingBegan', fileName: file.name });
    try {
      const plan = await readImportFile(file, { signal, onProgress });
      if (signal.aborted) return;
      record.current = newBatch(`Import of ${shorten(plan.fileName, 80)}`);
      dispatch({ type: 'read', plan });
      announce(describePlan(plan));
    } catch (error) {
      if (!signal.aborted) restart(toSentence(error, file.name));
    }
  };

  const start = async () => {
    const before = tallyOf(state);
    if (!before || !record.current) return;
    const onWait = (ms: number) => dispatch({ type: 'waitBegan', until: performance.now() + ms });
    const progress = { ...begin(), onWait };
    dispatch({ type: 'importBegan' });
    const outcome = await importRows(repository, before.rest, record.current, progress);
    if (isUndone(outcome.error)) record.current = newBatch(record.current.title);
    dispatch({ type: 'importEnded', outcome });
    announce(
      describeTally({
        ...outcome,
        created: before.created + outcome.created,
        wrong: [...before.wrong, ...outcome.refused],
      }),
    );
  };

  const cancel = () => job.current?.abort();

  const undo = () => record.current && void commands.undoBatch(record.current.id);

  /** To be called when the dialog goes, which offered it until then. */
  const offerUndo = () => {
    if (state.phase !== 'finished' || state.tally.created === 0 || !record.current) return;
    const title = `Imported ${countOf(state.tally.created, 'item')}`;
    const description = `From ${shorten(state.plan.fileName, 80)}.`;
    void commands.tellBatch({ title, description }, record.current, 'Undo this import');
  };

  return { state, choose, restart, start, cancel, undo, offerUndo };
}

/** What was created so far was undone from elsewhere: what is tried again belongs to another batch. */
const isUndone = (error: DatabaseError | undefined) =>
  error?.kind === 'ValidationError' && error.issues.some(({ path }) => path[0] === 'batch');

/** The browser asks before it closes a tab in which items are being created. */
function useUnloadGuard(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isActive]);
}

function toSentence(error: unknown, fileName: string): string {
  if (error instanceof ImportFileError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `“${fileName}” could not be read (${reason}). Choose it again, or another file.`;
}
