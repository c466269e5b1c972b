import { useEffect, useReducer, useRef } from 'react';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
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
      dispatch({ type: 'read', plan });
      announce(describePlan(plan));
    } catch (error) {
      if (!signal.aborted) restart(toSentence(error, file.name));
    }
  };

  const start = async () => {
    const before = tallyOf(state);
    if (!before) return;
    const progress = begin();
    dispatch({ type: 'importBegan' });
    const outcome = await importRows(repository, before.rest, progress);
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

  return { state, choose, restart, start, cancel };
}

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
