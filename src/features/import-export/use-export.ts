import { useCallback, useEffect, useRef, useState } from 'react';
import type { ItemRepository } from '../../../shared/database/database.ts';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { countOf } from '../../lib/format.ts';
import {
  answerOf,
  ExportError,
  exportFile,
  formatExport,
  type ExportFormat,
  type ExportQuery,
} from './export-items.ts';
import { nextTask } from './pacer.ts';
import { openFileSink } from './save-file.ts';

export type ExportState =
  | { readonly phase: 'idle' }
  | ExportRun
  | { readonly phase: 'failed'; readonly message: string; readonly format: ExportFormat };

export interface ExportRun {
  readonly phase: 'running';
  readonly written: number;
  /** Of how many; not known while the database asks to wait before it has counted. */
  readonly total?: number;
  /** When it goes on, as performance.now() counts, if it waits. */
  readonly waitsUntil?: number;
}

/** What is done by then needs no telling how far it is, ms. */
const patience = 500;
/** From here on a file is streamed to the disk where the browser can: some 15 MB. */
const largeExport = 50_000;
const idle: ExportState = { phase: 'idle' };

/** Exports what a query finds into a file; one export at a time. */
export function useExport(query: ExportQuery) {
  const repository = useDatabase().items();
  const [state, setState] = useState<ExportState>(idle);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (format: ExportFormat) => {
    const job = new AbortController();
    running.current?.abort();
    running.current = job;
    setState(idle);
    // What has been cancelled, or begun anew, has nothing to say any more.
    const tell = (next: ExportState) => job.signal.aborted || setState(next);
    // Whoever waits for the first answer is told so, and can cancel.
    const late = setTimeout(() => tell({ phase: 'running', written: 0 }), patience);
    const onState = (next: ExportState) => {
      clearTimeout(late);
      tell(next);
    };
    try {
      const written = await exportToFile(repository, query, format, job.signal, onState);
      tell(idle);
      announce(`Exported ${countOf(written, 'item')}.`);
    } catch (error) {
      if (isAbort(error)) tell(idle);
      else if (!job.signal.aborted) fail(toSentence(error), format);
    } finally {
      clearTimeout(late);
    }
  };

  const fail = (message: string, format: ExportFormat) => {
    setState({ phase: 'failed', message, format });
    announce(message);
  };

  const cancel = useCallback(() => {
    running.current?.abort();
    setState(idle);
    announce('The export was cancelled; no file was written.');
  }, []);

  return { state, start, cancel, dismiss: () => setState(idle) };
}

async function exportToFile(
  repository: ItemRepository,
  query: ExportQuery,
  format: ExportFormat,
  signal: AbortSignal,
  onState: (state: ExportState) => void,
): Promise<number> {
  let run: ExportRun = { phase: 'running', written: 0 };
  const onWait = (ms: number) => onState({ ...run, waitsUntil: performance.now() + ms });
  const asking = { signal, onWait };
  const total = await answerOf(() => repository.count(query.filter), asking);
  signal.throwIfAborted();
  const sink = await openFileSink(exportFile(format, new Date()), total >= largeExport);
  run = { ...run, total };
  try {
    for await (const part of formatExport(repository, query, format, asking)) {
      signal.throwIfAborted();
      await sink.write(part.text);
      run = { ...run, written: run.written + part.items };
      // What fits into one page is done before anybody could read how far it is.
      if (total > queryLimits.limit) onState(run);
      await nextTask();
    }
    signal.throwIfAborted();
  } catch (error) {
    await sink.abort();
    throw error;
  }
  await sink.close();
  return run.written;
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

function toSentence(error: unknown): string {
  if (error instanceof ExportError) return `The export stopped and no file was written. ${error.message}`;
  const reason = error instanceof Error ? error.message : String(error);
  return `The file could not be written (${reason}). Choose another place, or make room on the disk, and try again.`;
}
