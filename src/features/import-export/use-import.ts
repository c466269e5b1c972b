import { useEffect, useReducer, useRef, useState } from 'react';
import { announce } from '../../lib/announcer.ts';
import type { BatchReference } from '../../../shared/database/changes.ts';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { newBatch } from '../../lib/new-batch.ts';
import { useMayEdit, useSignInFirst } from '../../lib/session-context.tsx';
import { shorten } from '../../lib/shorten.ts';
import { showToast } from '../../lib/toasts.ts';
import { importRows } from './import-batches.ts';
import { ImportFileError } from './import-plan.ts';
import { describeImported, describePlan, describeTally } from './import-sentences.ts';
import { addOutcome, initialState, reduceImport, tallyOf } from './import-state.ts';
import { readImportFile } from './read-import-file.ts';

/**
 * One import from the choice of a file to its end. Leaving the screen stops it after the batch under way, and a toast
 * tells how far it came.
 */
export function useImport() {
  const repository = useDatabase().items();
  const [state, dispatch] = useReducer(reduceImport, initialState);
  const job = useRef<AbortController>(undefined);
  /** What was created from the plan so far, on record. */
  const record = useRef<BatchReference>(undefined);
  const commands = useItemCommands();
  const signIn = useSignInFirst();
  const toast = useParting(useMayEdit());
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
    toast.tell();
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
    if (!before || !record.current || !('plan' in state)) return;
    signIn?.();
    const onWait = (ms: number) => dispatch({ type: 'waitBegan', until: performance.now() + ms });
    const progress = { ...begin(), onWait };
    const { signal } = progress;
    dispatch({ type: 'importBegan' });
    const outcome = await importRows(repository, before.rest, record.current, progress);
    if (isUndone(outcome.error)) record.current = newBatch(record.current.title);
    dispatch({ type: 'importEnded', outcome });
    const tally = addOutcome(before, outcome);
    announce(describeTally(tally));
    const batch = record.current;
    const { title, description } = describeImported(state.plan, tally);
    toast.prepare(() => {
      if (tally.created > 0) void commands.tellBatch({ title, description }, batch, 'Undo this import');
      else if (signal.aborted) showToast({ title, description });
    });
  };

  const cancel = () => {
    job.current?.abort();
    // The batch under way waits for that.
    signIn?.();
  };

  const undo = () => {
    toast.forget();
    if (record.current) void commands.undoBatch(record.current.id);
  };

  return { state, choose, restart, start, cancel, undo, tellOutcome: toast.tell };
}

/**
 * What the dialog shows and offers as long as it is there; a toast tells it when it goes, or has gone before. Not to who
 * may not write any more, to whom it would offer what is refused.
 */
function useParting(mayEdit: boolean) {
  const [parting] = useState(() => {
    let prepared: (() => void) | undefined;
    let isGone = false;
    let isOffered = true;
    const tell = () => {
      if (isOffered) prepared?.();
      prepared = undefined;
    };
    return {
      prepare(toast: () => void) {
        prepared = toast;
        if (isGone) tell();
      },
      forget: () => (prepared = undefined),
      tell,
      offer: (isWanted: boolean) => (isOffered = isWanted),
      stay: () => (isGone = false),
      go: () => {
        isGone = true;
        tell();
      },
    };
  });
  useEffect(() => void parting.offer(mayEdit), [parting, mayEdit]);
  useEffect(() => {
    parting.stay();
    return parting.go;
  }, [parting]);
  return parting;
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
